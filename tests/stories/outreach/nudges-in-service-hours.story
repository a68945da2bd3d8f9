# UC-15: what is due on a holiday is told at the next opening.
set uc.auto_final_email=no
at 2026-11-05 10:00
ticket T20261105.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261105.0001] Printer offline"
| Carla, does it print?
at 2026-11-13 10:00
at 2026-11-26 12:00
expect no notice N-40
at 2026-11-27 09:00
expect notice N-40 to=maya at="2026-11-27 09:00"
