# ST-28.c: completed, re-opened by the customer, completed again: the customer is told again.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
expect notice N-06 to=carla
wait 1d
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It is offline again.
expect T20261116.0004 status=note_emailed_in reopened=1
wait 1h
mail from=maya to=support+complete subject="Re: [T20261116.0004] Printer offline"
| New cable, it prints.
expect T20261116.0004 status=complete
expect notice N-06 to=carla text~"New cable, it prints."
