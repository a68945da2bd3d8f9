# OOO-05.e, OOO-14.c: the absence alone, both, either; without any the team reads along.
at 2026-12-08 10:00
ticket T20261201.0001 "One" contact=carla primary=maya status=in_progress tags="ooo_summary"
ticket T20261201.0002 "Two" contact=carla primary=maya status=in_progress
set ooo.trigger=tag_and_unavailable
mail from=carla to=support subject="Re: [T20261201.0001] One"
| Not away.
expect T20261201.0001 primary=maya
expect notice N-02 to=maya
expect no notice to=jonas
away maya 2026-12-07 2026-12-11
set ooo.trigger=tag
mail from=carla to=support subject="Re: [T20261201.0002] Two"
| Away, and no tag.
expect T20261201.0002 primary=maya
expect notice N-02 to=maya
expect notice N-02 to=jonas
set ooo.trigger=tag_or_unavailable
mail from=carla to=support subject="Re: [T20261201.0002] Two"
| Away is enough.
expect T20261201.0002 primary=none global=true
expect notice N-17 to=jonas
set ooo.trigger=tag_and_unavailable
mail from=carla to=support subject="Re: [T20261201.0001] One"
| Now she is.
expect T20261201.0001 primary=none global=true
