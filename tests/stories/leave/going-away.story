# OOO-03.a, OOO-07.a, OOO-14.a, OOO-14.b: going away lists what has no summary, and tells the manager.
at 2026-12-04 17:30
ticket T20261201.0001 "Severe" contact=tess primary=maya status=in_progress severity=1
ticket T20261201.0002 "Mild" contact=carla primary=maya status=waiting_customer severity=3
ticket T20261201.0003 "Summed up" contact=carla primary=maya status=in_progress severity=2 tags="ooo_summary"
ticket T20261201.0004 "His" contact=carla primary=jonas status=in_progress severity=1
ticket T20261201.0005 "Done" contact=carla primary=maya status=complete severity=1
mail from=maya to=support+me subject="Leave"
| #away 2026-12-07 to 2026-12-09
expect notice N-33 to=maya text~"Maya Ortiz from 2026-12-07 to 2026-12-09"
expect notice N-18a to=maya subject="Before you leave on 2026-12-07: 2 tickets without a summary" text~"T20261201.0001 Severe, severity 1, In Progress: required" text~"T20261201.0002 Mild, severity 3, Waiting Customer: required" text~"#ooo return 2026-12-10"
expect notice N-19 to=mina subject="Cover needed from 2026-12-07: Maya Ortiz, 2 tickets of severity 1-2" text~"T20261201.0001 Severe, severity 1, In Progress, Tess Wynn" text~"T20261201.0003"
expect no warning W-12
expect no notice N-18
expect no new ticket

# The day before she is still here.
mail from=olive to=support subject="Re: [T20261201.0004] His"
| #assign @maya
expect T20261201.0004 primary=maya
mail from=jonas to=support subject="Re: [T20261201.0004] His"
| #take

at 2026-12-08 10:00
mail from=olive to=support subject="Re: [T20261201.0004] His"
| #assign @maya
expect error E-22 to=olive
expect notice N-34 text~"away until 2026-12-09"
expect T20261201.0004 primary=jonas
mail from=olive to=support subject="Re: [T20261201.0004] His"
| #assign @maya
| #force
expect T20261201.0004 primary=maya

# Available again at the opening after the last day.
at 2026-12-10 08:30
mail from=olive to=support subject="Re: [T20261201.0004] His"
| #take
mail from=olive to=support subject="Re: [T20261201.0004] His"
| #assign @maya
expect error E-22 to=olive
at 2026-12-10 09:00
expect notice N-18 to=maya
mail from=olive to=support subject="Re: [T20261201.0004] His"
| #assign @maya
expect T20261201.0004 primary=maya
# "from" and "until" are how people say it.
at 2026-12-18 10:00
mail from=priya to=support+me subject="Leave"
| #away from 2026-12-21 until 2026-12-23
expect notice N-33 to=priya text~"Priya Nair from 2026-12-21 to 2026-12-23"
