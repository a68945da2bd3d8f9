# GW-10, E-33: #send sends past what its writer was shown, not past what came after that.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" id=c1
| It does not print.
at 2026-11-23 10:20
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| The cable was out.
at 2026-11-23 10:21
mail from=maya to=support reply=c1 subject="Re: [T20261116.0004] Printer offline"
| Which lights are on?
expect error E-33 to=maya
at 2026-11-23 10:30
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| No, now it is dead. Smoke comes out.
at 2026-11-23 10:31
mail from=maya reply=N-34 subject="Re: Not sent"
| #send
expect error E-33 to=maya
expect notice N-34 to=maya text~"Smoke comes out"
expect no notice N-34 text~"The cable was out"
expect no notice N-03

# Shown it, she sends it all the same; the receipt says what happens, and offers no undo that it cannot keep.
at 2026-11-23 10:33
mail from=maya reply=N-34 subject="Re: Not sent"
| #send
expect notice N-03 to=carla text~"Which lights are on?"
expect notice N-33 to=maya subject~"goes out after all"
expect no notice N-33 text~"#undo"
expect note T20261116.0004 public by=maya text~"Which lights"
