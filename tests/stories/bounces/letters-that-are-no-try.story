# GW-05, UC-09: a reminder or a closing letter that comes back is told, and changes no count and no status.
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
at 2026-11-09 09:00
expect notice N-04 to=carla
bounce of=N-04 to=carla status=5.1.1
expect T20261102.0001 attempts=1
expect notice N-42 to=maya
at 2026-11-09 14:20
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
at 2026-11-16 10:00
expect notice N-09.3 to=carla
at 2026-11-18 10:00
expect notice N-10 to=carla
bounce of=N-10 to=carla status=5.1.1
expect T20261102.0001 status=complete
expect notice N-42 to=maya
