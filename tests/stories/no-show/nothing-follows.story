# TIM-04 noshow_nudge: a business day later the owner is asked what comes next.
at 2026-11-20 10:15
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-20 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect timer T20261116.0004 noshow_nudge due="2026-11-23 10:15"
at 2026-11-23 10:15
expect notice N-13 to=maya
expect T20261116.0004 status=no_show_remote
