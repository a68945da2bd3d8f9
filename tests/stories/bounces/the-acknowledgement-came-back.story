# GW-05.c: the first letter of a new ticket comes back: the ticket stays, its owner or queue is told, nothing is repeated.
mail from=carla to=support subject="The door is stuck"
| Please help.
expect notice N-01 to=carla
wait 2m
bounce of=N-01 to=carla status=5.1.1
expect T20261123.0001 status=new
expect notice N-42 to=olive text~"carla@alderair.example"
expect no notice to=carla
expect no new ticket
wait 1d
expect no notice N-01
