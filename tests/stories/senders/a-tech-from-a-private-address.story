# GW-07.d: an address that is not on file is a stranger's, whoever says so; it hears nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya.ortiz@home.example to=support subject="Re: [T20261116.0004] Printer offline"
| #waiting
| Carla, please try again.
expect T20261116.0004 status=in_progress
expect note T20261116.0004 internal by=maya.ortiz@home.example text~"unverified_sender"
expect no notice to=maya.ortiz@home.example
expect no notice to=carla
expect no error
