# ST-08.c, STA-05: waiting while waiting changes nothing; the clock runs on.
at 2026-11-17 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-23 09:00"

at 2026-11-19 11:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect T20261116.0004 status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-23 09:00"
expect notice N-33 to=maya text~"already"
