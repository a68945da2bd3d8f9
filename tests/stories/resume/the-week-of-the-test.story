# ST-47.b: as the rule tells it, with the dates of the rule.
at 2026-11-17 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Which model is it?
expect T20261116.0004 cycle=open attempts=1
at 2026-11-18 09:00
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| I will look.
expect T20261116.0004 status=note_emailed_in cycle=responded
at 2026-11-18 15:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resume
expect T20261116.0004 status=waiting_customer cycle=responded
expect timer T20261116.0004 waiting_reminder due="2026-11-23 15:00"
