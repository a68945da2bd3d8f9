# TAT-04.a, TAT-04.b: a heads-up with a change of department is one letter, of the other department; alone it is the other letter.
ticket T20261116.0004 "Page is down" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Form is lost" contact=carla primary=maya status=in_progress
ticket T20261116.0006 "No network" contact=carla primary=maya status=in_progress

# a
mail from=olive to=support+internal subject="Re: [T20261116.0004] Page is down"
| #headsup
| #dept seo
| The client wants the landing page back before Friday.
expect notice N-07 to=carla text~"SEO team"
expect no notice N-08
# the same with a group
mail from=maya to=support+internal subject="Re: [T20261116.0006] No network"
| #headsup
| #assign team:networking
| The client cannot reach anything from her new office.
expect notice N-07 to=carla text~"Networking team"
expect no notice N-08
# b
mail from=maya to=support+internal subject="Re: [T20261116.0005] Form is lost"
| #headsup
expect notice N-08 to=carla subject~"How long this will take"
expect no notice N-07
