# GW-11.a: the day of a number is the desk's, whatever UTC says.
at 2026-11-22 23:59
mail from=carla to=support subject="Late on Sunday"
| Nothing prints.
expect new ticket T20261122.0001 status=new

at 2026-11-23 00:00
mail from=carla to=support subject="Early on Monday"
| Still nothing.
expect new ticket T20261123.0001 status=new title="Early on Monday"
mail from=ben to=support subject="Me too"
| Same here.
expect new ticket T20261123.0002
