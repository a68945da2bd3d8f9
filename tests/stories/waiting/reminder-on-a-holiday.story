# LET-05; ST-08.b: a reminder due on a holiday leaves at the next opening.
at 2026-11-21 11:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-27 09:00"

at 2026-11-27 08:59
expect no notice N-04
at 2026-11-27 09:00
expect notice N-04 to=carla at="2026-11-27 09:00"
