# GW-05, GW-22: two refusals more than a week apart suppress nothing.
at 2026-11-09 10:00
ticket T20261109.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261109.0001] Printer offline"
| Carla, I have ordered the part.
wait 5m
bounce of=N-03 to=carla status=5.1.1
at 2026-11-18 10:00
mail from=maya to=support subject="Re: [T20261109.0001] Printer offline"
| Carla, the part is here.
wait 5m
bounce of=N-03 to=carla status=5.1.1
wait 1h
mail from=maya to=support subject="Re: [T20261109.0001] Printer offline"
| Carla, when may I come?
expect notice N-03 to=carla
