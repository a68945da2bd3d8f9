# GW-02.a: a new request that comes by two ways opens one ticket.
mail from=carla to=support id=m1 subject="Scanner does not mail"
| Since Friday scans are not delivered.
expect new ticket T20261123.0001 contact=carla

mail from=carla to=support id=m1 subject="Scanner does not mail"
| Since Friday scans are not delivered.
expect no new ticket
expect no notice
