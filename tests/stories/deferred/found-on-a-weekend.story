# ST-16: found on a Saturday, told on Monday; a date that was set meanwhile is let be.
at 2026-11-20 18:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=deferred
ticket T20261116.0005 "Scanner jams" contact=ben primary=jonas status=deferred
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #defer 2026-12-10
expect T20261116.0005 status=deferred due=2026-12-10
at 2026-11-21 06:00
expect T20261116.0004 status=follow_up_resource
expect T20261116.0005 status=deferred
at 2026-11-23 09:00
expect notice N-11 to=maya at="2026-11-23 09:00"
expect no notice N-11 to=jonas
