# LET-05; ST-31.c: Carla calls in late and is helped; #resume within five minutes and the letter never leaves.
at 2026-11-23 10:12
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-23 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect notice N-05 to=carla at="2026-11-23 10:17"

at 2026-11-23 10:16
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resume
expect T20261116.0004 status=scheduled
expect cancelled N-05 to=carla
expect no timer T20261116.0004 noshow_nudge
at 2026-11-24 12:00
expect no notice to=maya
expect no notice to=carla
