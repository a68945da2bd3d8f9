# ST-31.b: a new appointment that is missed a week later is told anew.
at 2026-11-16 10:15
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-16 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect notice N-05 to=carla

at 2026-11-16 14:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2026-11-23 10:00
expect T20261116.0004 status=scheduled
expect no timer T20261116.0004 noshow_nudge

at 2026-11-23 10:15
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect T20261116.0004 status=no_show_remote
expect notice N-05 to=carla text~"Monday 23 November, 10:00 (New York)"
