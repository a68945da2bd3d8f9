# ZD-07, ZD-07.c: a client's number says whose ticket it is; one that nobody has is refused.
ticket T20261116.0004 "Air does not cool" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Air does not cool"
| #cid 10417
expect notice N-33 to=maya
expect no notice N-34

mail from=maya to=support+internal subject="Re: [T20261116.0004] Air does not cool"
| #cid 99999
expect error E-24 to=maya text~"99999"
