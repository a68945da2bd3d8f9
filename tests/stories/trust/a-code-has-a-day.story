# CMD-07: after 24 hours a code is worth nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support auth=fail subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect notice N-35 to=maya

wait 25h
confirm maya
expect error E-21 to=maya
expect T20261116.0004 status=in_progress
