# CMD-03, HO-09: #assign by handle, address, full name and team; who gets it is told.
ticket T20261116.0004 "Printer offline" contact=carla status=follow_up_admin

mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @maya
| The printer in reception, probably the cable.
expect T20261116.0004 primary=maya
expect notice N-20 to=maya text~"probably the cable"
expect no notice to=carla

mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign jonas@desk.example
expect T20261116.0004 primary=jonas
expect notice N-20 to=jonas

mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign "Priya Nair"
expect T20261116.0004 primary=priya

mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign team:networking
expect T20261116.0004 primary=none group=networking
expect notice N-20 to=jonas

# A name of several words needs no quotes; what follows it is text.
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign queue:Onsite Support please drive there
expect T20261116.0004 queue="Onsite Support" primary=none
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign queue:"remote support"
expect T20261116.0004 queue="Remote Support"
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign queue:Onsite
expect error E-22 to=olive
