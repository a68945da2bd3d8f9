# TAT-05.a, TAT-05.b, W-09: more than a day's work is announced, or the receipt says that it was not.
ticket T20261116.0004 "New web shop" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "New web page" contact=carla primary=maya status=in_progress
ticket T20261116.0006 "New banner" contact=carla primary=maya status=in_progress

# a
mail from=maya to=support+internal subject="Re: [T20261116.0004] New web shop"
| #effort 2d
expect warning W-09 to=maya text~"no heads-up sent yet"
expect no notice to=carla
# b
mail from=maya to=support+internal subject="Re: [T20261116.0005] New web page"
| #effort 2d
| #headsup 2026-11-27
expect notice N-08 to=carla text~"Friday 27 November"
expect no warning W-09 to=maya
# a day is not more than a day
mail from=maya to=support+internal subject="Re: [T20261116.0006] New banner"
| #effort 1d
expect no warning W-09 to=maya
