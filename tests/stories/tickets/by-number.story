# GW-08.a, GW-08.b, GW-08.e: the number in the subject chooses the ticket.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

# a
mail from=carla to=support subject="RE: [T20261116.0004] Printer offline"
| One.
expect note T20261116.0004 public by=carla text~"One."
expect no new ticket

# b
mail from=carla to=support subject="re: ticket #t20261116.0004"
| Two.
expect note T20261116.0004 public by=carla text~"Two."
expect no new ticket

# e: no number that could be one
mail from=carla to=support subject="T20261116.4 is what I wrote down"
| Three.
expect new ticket T20261123.0001
mail from=carla to=support subject="T20261316.0001 or so"
| Four.
expect new ticket T20261123.0002

# numbers in the text never count
mail from=carla to=support subject="The other printer"
| Not the one of T20261116.0004, the other one.
expect new ticket T20261123.0003
expect no note T20261116.0004 public
