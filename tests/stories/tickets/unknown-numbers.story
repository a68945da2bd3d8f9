# GW-08a.a, GW-08a.b, E-03: a number that no ticket has.
mail from=carla to=support subject="Re: [T20261101.0099] old thing"
| It happens again.
expect new ticket T20261123.0001 contact=carla
expect note T20261123.0001 internal text~"T20261101.0099"

mail from=maya to=support subject="Re: [T20261101.0099] old thing"
| #waiting
expect error E-03 to=maya text~"T20261101.0099"
expect no new ticket
expect no notice to=carla
