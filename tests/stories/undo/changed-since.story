# CMD-08, E-25: somebody changed the same since: nothing is undone, and the error says who and what.
at 2026-11-23 10:12
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
at 2026-11-23 10:15
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It is not fine.
at 2026-11-23 10:20
mail from=maya reply=N-33
| #undo
expect error E-25 to=maya text~"changed since by Carla"
expect error E-25 to=maya text~"status"
expect T20261116.0004 status=note_emailed_in
