# CMD-07: without commands too, nothing is relayed in a name that nobody proved.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support auth=none subject="Re: [T20261116.0004] Printer offline"
| Carla, the part comes on Friday.
expect note T20261116.0004 internal by=maya text~"comes on Friday"
expect notice N-35 to=maya
expect no notice to=carla
expect T20261116.0004 status=in_progress

wait 10m
confirm maya
expect note T20261116.0004 public by=maya text~"comes on Friday"
expect notice N-03 to=carla text~"comes on Friday"
