# OOO-15.a, OOO-13.a, OOO-19.a: the region's view of what nobody has; a note about a talk is an ordinary note.
profile zendesk
ticket T20261110.0001 "One" contact=carla primary=maya status=waiting_customer tags="ooo_summary"
ticket T20261111.0001 "Two" contact=carla primary=maya status=waiting_customer tags="ooo_summary"
ticket T20261112.0001 "Three" contact=carla primary=priya status=waiting_customer tags="ooo_summary"
mail from=carla to=support subject="Re: [T20261111.0001] Two"
| second
mail from=carla to=support subject="Re: [T20261110.0001] One"
| first
mail from=carla to=support subject="Re: [T20261112.0001] Three"
| third
expect T20261110.0001 primary=none global=true
mail from=jonas to=support+me subject="list"
| #list global region:amer
expect notice N-45 to=jonas text~"T20261110.0001"
expect notice N-45 to=jonas text~"T20261111.0001"
expect no notice N-45 text~"T20261112.0001"
mail from=jonas to=support+internal subject="Re: [T20261110.0001] One"
| Pairing with Priya done.
expect note T20261110.0001 internal by=jonas text~"Pairing with Priya done."
