# GW-08b.a, E-04: the first number wins; the note names the others; commands are refused.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261117.0002 "Scanner jams" contact=carla primary=maya status=in_progress

mail from=carla to=support subject="[T20261116.0004] and T20261117.0002 same problem"
| It is the cable.
expect note T20261116.0004 public by=carla text~"It is the cable."
expect note T20261116.0004 public by=carla text~"T20261117.0002"
expect no note T20261117.0002 public
expect T20261117.0002 status=in_progress

wait 10m
mail from=maya to=support subject="[T20261116.0004] and T20261117.0002 same problem"
| #waiting
expect error E-04 to=maya
expect T20261116.0004 status=note_emailed_in
