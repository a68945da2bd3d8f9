# E-12: no date that has passed is promised to a customer, waited for or set as due; today is not past.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Did the driver help, Carla?
at 2026-11-23 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #headsup 2026-11-20
expect error E-12 to=maya
expect no notice to=carla
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc hold 2026-11-20
expect error E-12 to=maya
expect T20261116.0004 cycle=open
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #due 2026-11-20
expect error E-12 to=maya
expect T20261116.0004 due=none
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #due today
expect T20261116.0004 due=2026-11-23
