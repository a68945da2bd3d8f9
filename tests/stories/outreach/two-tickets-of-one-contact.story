# UC-18.a: each ticket has its own tries and its own letters.
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261102.0002 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
mail from=maya to=support+waiting subject="Re: [T20261102.0002] Scanner jams"
| Carla, does it scan?
at 2026-11-09 11:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
mail from=maya to=support+internal subject="Re: [T20261102.0002] Scanner jams"
| #attempt phone now vm
at 2026-11-16 10:00
expect notice N-09.3 to=carla subject~"[T20261102.0001]"
expect notice N-09.3 to=carla subject~"[T20261102.0002]"
