# UC-11: who accepts an invitation of the ticket has answered; who declines it has not.
at 2026-11-17 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, may I come on Friday?
expect T20261116.0004 cycle=open attempts=1
at 2026-11-18 10:30
mail file=declined.eml
expect T20261116.0004 cycle=open
at 2026-11-18 11:00
mail file=accepted.eml
expect T20261116.0004 cycle=responded status=waiting_customer
expect no timer T20261116.0004 waiting_reminder
expect no timer T20261116.0004 uc_phone_nudge
expect no notice to=carla
