# TAT-01: an answer that is overdue is told once; a further mail of the customer starts no new clock before we answered.
at 2026-11-20 10:00
ticket T20261116.0004 "Printer offline" contact=carla status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Is there news?
at 2026-11-23 10:00
expect notice N-39 to=olive
expect notice N-39 to=omar
at 2026-11-23 11:00
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Hello?
expect no timer T20261116.0004 reply_due
wait 2d
expect no notice N-39
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Sorry, it comes on Friday.
wait 1h
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| At what time?
expect timer T20261116.0004 reply_due due="2026-11-27 12:00"
