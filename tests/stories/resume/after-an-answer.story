# ST-47.a, ST-47.b: back to where a person had put it, its timers armed from now, no new cycle.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_vendor
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Any news of the part?
expect T20261116.0004 status=note_emailed_in status_before=waiting_vendor
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resume
expect T20261116.0004 status=waiting_vendor

at 2026-11-24 10:00
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=waiting_customer
at 2026-11-25 09:00
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams"
| I will look tomorrow.
expect no timer T20261116.0005 waiting_reminder
at 2026-11-25 15:00
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #resume
expect T20261116.0005 status=waiting_customer cycle=none
expect timer T20261116.0005 waiting_reminder due="2026-11-30 15:00"
