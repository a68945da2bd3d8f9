# LET-05; ST-08.c: leaving the status and coming back starts the clock anew.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-23 09:00"

at 2026-11-19 11:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status in progress
expect no timer T20261116.0004 waiting_reminder
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect timer T20261116.0004 waiting_reminder due="2026-11-24 11:00"

at 2026-11-23 10:00
expect no notice N-04
at 2026-11-24 11:00
expect notice N-04 to=carla
