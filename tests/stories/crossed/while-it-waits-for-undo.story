# GW-10: the customer writes while our text waits for its undo; it is looked at again before it leaves
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" id=c1
| It still does not print.

at 2026-11-23 10:20
mail from=maya reply=c1 to=support subject="Re: [T20261116.0004] Printer offline"
| Please install the driver once more.
expect notice N-03 to=carla at="2026-11-23 10:22"

wait 1m
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It was the cable.
expect no error
expect timer T20261116.0004 crossed

wait 5m
expect cancelled N-03 to=carla
expect error E-33 to=maya
expect notice N-34 to=maya text~"It was the cable."
expect note T20261116.0004 internal by=maya text~"driver once more"
expect no note T20261116.0004 public by=maya

mail from=maya reply=N-34 subject="Re: Not sent"
| #send
expect notice N-03 to=carla text~"Please install the driver once more."
wait 5m
expect no cancelled
expect no error
