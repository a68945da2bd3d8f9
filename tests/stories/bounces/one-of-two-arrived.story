# UC-09, UC-06: a try to two people is void only when neither of them got it.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support cc=ben subject="Re: [T20261116.0004] Printer offline"
| Ben knows the printer.
wait 1h
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Does it print now?
expect T20261116.0004 attempts=1 cycle=open
wait 1h
bounce of=N-03 to=ben status=5.1.1
expect T20261116.0004 attempts=1
expect notice N-42 to=maya text~"ben@alderair.example"
bounce of=N-03 to=carla status=5.1.1
expect T20261116.0004 attempts=0
expect notice N-42 to=maya text~"It does not count as a try"
