# GW-10.b: a reply to an internal notice is an internal note.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @jonas
| The cable in room 5 needs a look.
expect notice N-20 to=jonas text~"The cable in room 5"
expect T20261116.0004 primary=jonas

wait 10m
mail from=jonas reply=N-20
| Is it the blue one?
expect note T20261116.0004 internal by=jonas text~"Is it the blue one?"
expect no notice to=carla
expect T20261116.0004 status=in_progress
