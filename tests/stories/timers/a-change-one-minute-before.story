# LET-05; GW-26.c: a status that was left before the timer's moment sends nothing.
at 2026-11-18 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-23 10:00"

at 2026-11-23 09:59
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status in progress
expect T20261116.0004 status=in_progress
expect no timer T20261116.0004 waiting_reminder

at 2026-11-23 10:30
expect no notice N-04
