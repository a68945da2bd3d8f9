# UC-12.a: an answer after the closing opens the ticket again; the next cycle starts at nothing.
at 2026-11-10 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
at 2026-11-13 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
at 2026-11-16 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
at 2026-11-18 10:00
expect T20261102.0001 status=complete resolution=unresponsive cycle=closed attempts=3

at 2026-11-20 15:05
mail from=carla to=support reply=N-10
| Back from leave: it does not print.
expect T20261102.0001 status=note_emailed_in reopened=1 resolution=none
expect notice N-41 to=maya text~"unresponsive"

at 2026-11-23 10:00
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Is it on?
expect T20261102.0001 status=waiting_customer cycle=open attempts=1
