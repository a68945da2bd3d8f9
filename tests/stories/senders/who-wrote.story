# GW-07.a, GW-07.b, GW-07.c: contact, account colleague, stranger.
mail from=carla to=support subject="VPN is down"
| Since this morning.
expect new ticket T20261123.0001 contact=carla account="Alder Air & Comfort"

mail from=newguy@alderair.example to=support subject="No network in room 5"
| Since yesterday.
expect new ticket T20261123.0002 contact=newguy@alderair.example account="Alder Air & Comfort"

mail from=carla@gmail.com to=support subject="From my phone"
| It is me, Carla.
expect new ticket T20261123.0003 contact=carla@gmail.com account=none
