# ST-08.b: with deliver_in_hours=no it leaves when it is due.
set waiting.deliver_in_hours=no
at 2026-11-21 11:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-26 11:00"

at 2026-11-26 11:00
expect notice N-04 to=carla at="2026-11-26 11:00"
