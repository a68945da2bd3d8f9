# GW-08.c, GW-21.b: a reply whose subject was rewritten still finds its ticket.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, which floor is it?
expect notice N-03 to=carla

wait 10m
mail from=carla to=support reply=N-03 subject="RE: Printer offline"
| The second.
expect note T20261116.0004 public by=carla text~"The second."
expect no new ticket

wait 10m
mail from=carla reply=N-03 subject="Re: question"
| I mean the third.
expect note T20261116.0004 public by=carla text~"third"
expect no new ticket
