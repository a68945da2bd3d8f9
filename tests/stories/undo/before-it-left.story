# LET-05, CMD-08: undone within the two minutes: the status is back and the letter is never sent.
at 2026-11-23 10:12
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+complete subject="Re: [T20261116.0004] Printer offline"
| All done, Carla.
expect T20261116.0004 status=complete
at 2026-11-23 10:13
mail from=maya reply=N-33
| #undo
expect T20261116.0004 status=in_progress resolution=none
expect cancelled N-06 to=carla
expect notice N-33 to=maya
expect no timer T20261116.0004 archive
expect timer T20261116.0004 in_progress_stale
at 2026-11-23 12:00
expect no notice to=carla
