# LET-05; ST-08.a: five calendar days at the same time of day.
at 2026-11-18 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-23 10:00"

at 2026-11-23 09:59
expect no notice N-04
at 2026-11-23 10:00
expect notice N-04 to=carla at="2026-11-23 10:00" subject~"Still waiting"
expect T20261116.0004 status=waiting_customer
