# UC-09.b: a try that comes back after the closing opens the ticket again, for the owner to act.
set uc.auto_final_email=no
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
at 2026-11-03 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
at 2026-11-04 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt email
at 2026-11-06 10:00
expect T20261102.0001 status=complete cycle=closed resolution=unresponsive
at 2026-11-06 15:00
bounce of=N-09 to=carla status=5.1.1
expect T20261102.0001 status=follow_up_resource
expect notice N-42 to=maya text~"It does not count as a try"
expect no notice to=carla
