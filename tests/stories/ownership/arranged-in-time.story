# TR-16: the clock ends with an arrangement, with completion and with its owner; the next owner has their own.
profile landesk
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla status=new triage=approved group=digital
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
at 2026-11-24 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @jonas he has the spare parts
expect timer T20261116.0004 effort_limit due="2026-11-30 10:00"
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #arranged two weeks, says Omar
expect no timer T20261116.0004 effort_limit
at 2026-12-10 10:00
expect no notice N-29
