# GW-12.c: a duplicate of a duplicate goes where the first one went.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261117.0001 "Printer still offline" contact=carla primary=maya status=in_progress
ticket T20261118.0001 "Printer yet offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261117.0001] Printer still offline"
| #duplicate of T20261116.0004
mail from=maya to=support+internal subject="Re: [T20261118.0001] Printer yet offline"
| #duplicate of T20261117.0001
expect notice N-06c to=carla text~"T20261116.0004"
wait 1h
mail from=carla to=support subject="Re: [T20261118.0001] Printer yet offline"
| well?
expect note T20261116.0004 public text~"well?"

