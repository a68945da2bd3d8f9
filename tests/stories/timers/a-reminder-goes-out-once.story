# LET-05; GW-26: a timer fires once, also over a restart.
at 2026-11-18 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

at 2026-11-23 10:00
expect notice N-04 to=carla at="2026-11-23 10:00"
expect no timer T20261116.0004 waiting_reminder

restart
expect no notice
wait 3w
expect no notice N-04
