# OOO-14: somebody else's leave is confirmed by a code first.
at 2026-12-04 16:00
ticket T20261201.0004 "Printer offline" contact=carla primary=jonas status=in_progress severity=3
ticket T20261201.0005 "Hers" contact=carla primary=maya status=in_progress severity=1
mail from=olive to=support+me subject="Maya is ill"
| #away @maya 2026-12-07 to 2026-12-08
expect notice N-35 to=olive text~"#away @maya"
expect no notice N-18a
confirm olive
expect notice N-18a to=maya
expect notice N-19 to=mina
expect notice N-33 to=olive text~"Maya Ortiz from 2026-12-07"
at 2026-12-07 10:00
mail from=olive to=support subject="Re: [T20261201.0004] Printer offline"
| #assign @maya
expect error E-22 to=olive
mail from=olive to=support+me subject="Somebody"
| #away @nobody 2026-12-07
expect notice N-34 to=olive text~"E-22"
# A forged mail takes nobody off the desk.
mail from=priya to=support+me subject="Leave" auth=none
| #away 2026-12-07
expect notice N-35 to=priya
