# CMD-07: the code runs what was asked, once.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support auth=fail subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect notice N-35 to=maya

wait 10m
confirm maya
expect T20261116.0004 status=waiting_customer
expect no error

wait 10m
confirm maya
expect error E-21 to=maya
expect T20261116.0004 status=waiting_customer
