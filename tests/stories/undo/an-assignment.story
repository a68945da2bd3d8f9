# LET-05, CMD-08: a hand-over and a no-show are taken back with all that hangs on them.
at 2026-11-23 10:15
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-23 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
wait 2m
mail from=maya reply=N-33
| #undo
expect T20261116.0004 status=scheduled
expect cancelled N-05 to=carla

wait 1m
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect notice N-05 to=carla
wait 1m
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @jonas
expect T20261116.0004 primary=jonas
wait 1m
mail from=olive reply=N-33
| #undo
expect T20261116.0004 primary=maya status=no_show_remote
