# GW-04: an address gets three automatic answers an hour, however many tickets it opens.
mail from=carla to=support subject="The door is stuck"
| First.
expect notice N-01 to=carla
wait 1m
mail from=carla to=support subject="The lamp is broken"
| Second.
expect notice N-01 to=carla
wait 1m
mail from=carla to=support subject="The lift stands still"
| Third.
expect notice N-01 to=carla
wait 1m
mail from=carla to=support subject="The window is open"
| Fourth.
expect new ticket T20261123.0004 contact=carla status=new
expect no notice N-01
wait 1h
mail from=carla to=support subject="The roof leaks"
| Fifth.
expect notice N-01 to=carla
