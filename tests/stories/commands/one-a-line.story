# CMD-02: two commands on one line are none; a word that stays inside is seen there all the same.

ticket T20261116.0001 "Case 1" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0001] Case 1"
| #complete #waiting
| Which mouse?
expect error E-02 to=maya
expect T20261116.0001 status=in_progress
expect no notice to=carla

ticket T20261116.0002 "Case 2" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0002] Case 2"
| #waiting, #internal
| She never answers.
expect T20261116.0002 status=waiting_customer
expect note T20261116.0002 internal text~"never answers"
expect no notice to=carla text~"never answers"

ticket T20261116.0003 "Case 3" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0003] Case 3"
| #tag #vip
expect T20261116.0003 status=in_progress
expect no notice N-34
