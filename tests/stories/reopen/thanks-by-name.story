# ST-46.a: thanks stay thanks when they call one of us by name; a digit or a question is more than thanks.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=complete
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Thanks, Maya!
expect T20261116.0004 status=complete reopened=0
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Thanks, is it billed?
expect T20261116.0004 status=note_emailed_in reopened=1
