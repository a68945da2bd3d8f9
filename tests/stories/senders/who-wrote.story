# GW-07.a, GW-07.b, GW-07.c: contact, account colleague, stranger.
mail from=carla to=support subject="VPN is down"
| Since this morning.
expect new ticket T20261123.0001 contact=carla account="Alder Air & Comfort"

mail from=newguy@alderair.example to=support auth=pass subject="No network in room 5"
| Since yesterday.
expect new ticket T20261123.0002 contact=newguy@alderair.example account="Alder Air & Comfort"

mail from=carla@gmail.com to=support subject="From my phone"
| It is me, Carla.
expect new ticket T20261123.0003 contact=carla@gmail.com account=none

# Without proof an unknown address at an account's domain is a stranger's: a bare acknowledgement.
mail from=newerguy@alderair.example to=support auth=none subject="No network in room 6"
| Since yesterday.
expect new ticket T20261123.0004 contact=newerguy@alderair.example account=none
expect notice N-01 to=newerguy@alderair.example
expect notice N-02n to=olive
