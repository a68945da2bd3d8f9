# UC-08.a: a fourth try is written down and delays nothing.
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
at 2026-11-06 10:00
mail from=maya to=support subject="Re: [T20261102.0001] Printer offline"
| Carla?
at 2026-11-09 14:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
expect timer T20261102.0001 uc_close due="2026-11-11 14:00"
at 2026-11-10 11:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
expect T20261102.0001 attempts=4
expect timer T20261102.0001 uc_close due="2026-11-11 14:00"
at 2026-11-11 14:00
expect T20261102.0001 status=complete cycle=closed
