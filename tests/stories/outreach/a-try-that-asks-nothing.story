# UC-06: N-09.1 quotes what we asked last; where we have asked nothing the receipt says so while it can be taken back.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #attempt email
expect notice N-09.1 to=carla at="2026-11-23 10:05"
expect warning W-07 to=maya
mail from=maya reply=N-33
| #undo
expect cancelled N-09.1 to=carla
expect T20261116.0004 attempts=0
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #attempt email
| Carla, which model is it?
expect notice N-03 to=carla
expect no warning W-07 to=maya
at 2026-11-25 10:00
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #attempt email
expect notice N-09.2 to=carla text~"which model is it?"
expect no warning W-07 to=maya
