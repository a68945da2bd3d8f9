# ST-16.a: a deferred ticket without a date, or with one that is past, is found at six in the morning and told at nine.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=deferred
ticket T20261116.0005 "Scanner jams" contact=ben status=deferred due=2026-11-20
expect T20261116.0005 status=deferred
expect no notice

at 2026-11-24 05:59
expect T20261116.0004 status=deferred
at 2026-11-24 06:00
expect T20261116.0004 status=follow_up_resource
expect T20261116.0005 status=follow_up_resource
expect no notice
at 2026-11-24 09:00
expect notice N-11 to=maya at="2026-11-24 09:00" text~"no valid due date"
expect notice N-11 to=olive text~"no valid due date"
at 2026-11-26 12:00
expect no notice N-11
