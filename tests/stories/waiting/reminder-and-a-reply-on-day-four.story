# LET-05; ST-08.c: a reply ends the clock; an automatic reply does not.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=waiting_customer

at 2026-11-20 10:00
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It helped.
expect no timer T20261116.0004 waiting_reminder
mail from=ben to=support subject="Automatic reply: [T20261116.0005] Scanner jams" header="Auto-Submitted: auto-replied"
| I am away.
expect timer T20261116.0005 waiting_reminder

at 2026-11-24 17:00
expect no notice N-04 to=carla
expect notice N-04 to=ben
