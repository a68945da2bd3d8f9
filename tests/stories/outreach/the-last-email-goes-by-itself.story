# UC-06: fourteen days after the first try the last one goes by itself and counts.
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Did the driver help?
at 2026-11-09 14:20
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
expect T20261102.0001 attempts=2

at 2026-11-16 10:00
expect notice N-09.3 to=carla at="2026-11-16 10:00" subject~"Last try before we close this" text~"by Wednesday 18 November, 10:00 (New York)"
expect T20261102.0001 attempts=3
expect timer T20261102.0001 uc_close due="2026-11-18 10:00"
