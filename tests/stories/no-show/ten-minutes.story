# LET-05; ST-30.a, ST-30.b: ten minutes after the start a no-show can be set; the customer is told after five more.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-23 10:00

at 2026-11-23 10:05
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect error E-13 to=maya text~"2026-11-23 10:10"
expect T20261116.0004 status=scheduled
expect no notice N-05

at 2026-11-23 10:12
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect T20261116.0004 status=no_show_remote
expect notice N-05 to=carla at="2026-11-23 10:17" subject~"We missed you today" text~"Monday 23 November, 10:00 (New York)"
expect timer T20261116.0004 noshow_nudge due="2026-11-24 10:12"
expect no warning W-05
