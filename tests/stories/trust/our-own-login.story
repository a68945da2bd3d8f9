# CMD-07: the login of that very person at our own door is proof enough.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support+waiting auth=login subject="Re: [T20261116.0004] Printer offline"
| Does it print?
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla
