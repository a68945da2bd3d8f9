# E-11, ST-21.c: which one?
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #waiting
| #status in progress
| Carla, please wait.
expect error E-11 to=maya
expect T20261116.0004 status=in_progress
expect note T20261116.0004 internal by=maya text~"please wait"
expect no notice to=carla

mail from=maya to=support+waiting,support+complete subject="Re: [T20261116.0004] Printer offline"
| All done, or is it?
expect error E-11 to=maya
expect T20261116.0004 status=in_progress
expect note T20261116.0004 internal by=maya text~"or is it?"
expect no notice to=carla
