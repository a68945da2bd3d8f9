# LET-05; GW-23, UC-06: the automatic last try waits, the closing letter does not.
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
at 2026-11-05 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
at 2026-11-10 10:00
mail from=olive to=support subject="Re: [T20261102.0001] Printer offline"
| #headsup we look for the part
at 2026-11-15 20:00
mail from=olive to=support subject="Re: [T20261102.0001] Printer offline"
| #headsup still looking
at 2026-11-16 12:00
expect no notice N-09
expect timer T20261102.0001 uc_final_email due="2026-11-17 09:00"
at 2026-11-17 09:00
expect notice N-09.3 to=carla
