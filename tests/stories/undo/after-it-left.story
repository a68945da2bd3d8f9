# CMD-08: undone later: the status is back, and the receipt says which letter had left when.
at 2026-11-23 10:12
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
at 2026-11-23 10:20
mail from=maya reply=N-33
| #undo
expect T20261116.0004 status=in_progress
expect notice N-33 to=maya text~"N-06 was sent at 10:14; a correction goes only if you write one"
expect no notice to=carla
