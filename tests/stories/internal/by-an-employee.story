# ZD-01.a: a colleague's new mail is an internal ticket; no customer hears of it before a contact is named.
mail from=olive to=support subject="Update the holiday banner"
| Please put the holiday hours on the banner by Wednesday.
expect new ticket T20261123.0001 internal=true status=new contact=none title="Update the holiday banner"
expect no notice N-01
expect notice N-33 to=olive
expect no timer T20261123.0001 reply_due

mail from=olive to=support subject="Re: [T20261123.0001] Update the holiday banner"
| It is the one in the shop.
expect no notice N-03
mail from=olive to=support subject="Re: [T20261123.0001] Update the holiday banner"
| #contact carla@alderair.example
| Carla, we are at it.
expect T20261123.0001 internal=false contact=carla account="Alder Air & Comfort"
expect notice N-03 to=carla text~"Carla, we are at it."
