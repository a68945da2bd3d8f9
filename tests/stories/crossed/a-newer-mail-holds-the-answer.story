# GW-10: an answer to what is no longer the last word is held; E-33 shows the newer words, #send sends it
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" id=c1
| It still does not print.
expect notice N-02 to=maya

at 2026-11-23 10:20
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" id=c2
| Forget it, it was the cable. But the scanner is dead now.

wait 1m
mail from=maya reply=c1 to=support subject="Re: [T20261116.0004] Printer offline"
| #waiting
| Please install the driver once more.
expect error E-33 to=maya
expect notice N-34 to=maya subject~"Not sent: Carla" text~"wrote at 10:20, after what you answered"
expect notice N-34 to=maya text~"it was the cable"
expect notice N-34 to=maya text~"#send"
expect no notice N-03
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 internal by=maya text~"driver once more"

wait 2m
mail from=maya reply=N-34 subject="Re: Not sent"
| #send
expect notice N-03 to=carla text~"Please install the driver once more."
expect T20261116.0004 status=waiting_customer
expect no note T20261116.0004 internal by=maya text~"(not sent"
expect note T20261116.0004 public by=maya text~"driver once more"
