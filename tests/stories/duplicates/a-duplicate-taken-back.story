# LET-05; GW-12, CMD-08: within the hold nothing was sent, and the ticket is an ordinary one again.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261120.0001 "Printer still offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261120.0001] Printer still offline"
| #duplicate T20261116.0004
wait 1m
mail from=maya reply=N-33
| #undo
expect cancelled N-06c to=carla
expect T20261120.0001 status=in_progress resolution=none
mail from=carla to=support subject="Re: [T20261120.0001] Printer still offline"
| Any news?
expect note T20261120.0001 public text~"Any news?"
