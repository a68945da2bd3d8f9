# GW-11, ZD-01: a proved resource writes first, to a contact with the desk in Cc, or with #contact and #public: an
# external ticket of that contact, N-03 with its number, no N-01, no reply clock.
at 2026-11-23 10:00
mail from=maya to=carla cc=support subject="Wifi in the warehouse" id=m1
| Carla, I will look at it tomorrow.
expect new ticket T20261123.0001 contact=carla internal=false
expect note T20261123.0001 public by=maya text~"look at it tomorrow"
expect notice N-03 to=carla subject~"[T20261123.0001]"
expect no notice N-01
expect no timer T20261123.0001 reply_due
wait 1h
mail from=carla to=maya cc=support reply=m1 subject="Re: Wifi in the warehouse"
| After ten please.
expect no new ticket
expect note T20261123.0001 public by=carla text~"After ten"

mail from=maya to=support subject="Maintenance"
| #contact carla@alderair.example
| #public
| Carla, we come on Monday.
expect new ticket T20261123.0002 contact=carla
expect notice N-03 to=carla text~"we come on Monday"
expect no notice N-01

# the contrary: without proof nobody outside is written to, and a mail to the desk alone stays inside
mail from=maya auth=none to=carla cc=support subject="Pay at once"
| To this account, please.
expect no notice to=carla
mail from=maya to=support subject="Backup drives"
| Please order two.
expect new ticket internal=true
expect no notice to=carla
