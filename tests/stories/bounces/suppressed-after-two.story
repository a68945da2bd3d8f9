# GW-22.a, GW-05, W-15: after two refusals in a week the address gets no mail; a try there counts for nothing.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, I have ordered the part.
wait 5m
bounce of=N-03 to=carla status=5.1.1
expect notice N-42 to=maya
at 2026-11-18 10:00
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, the part is here.
expect notice N-03 to=carla
wait 5m
bounce of=N-03 to=carla status=5.1.1
expect notice N-42 to=maya text~"no more mail goes to this address"

at 2026-11-19 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt email
expect warning W-15 to=maya
expect T20261116.0004 attempts=0
expect no notice to=carla
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, are you there?
expect no notice N-03
expect warning W-15 to=maya
