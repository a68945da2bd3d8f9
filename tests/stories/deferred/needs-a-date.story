# ST-15.a, ST-15.b: Deferred needs a date after today, or nothing is changed.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer
expect error E-09 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 2026-11-20
expect error E-09 to=maya text~"in the past"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer today
expect error E-09 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status deferred
expect error E-09 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 12/01
expect error E-27 to=maya
mail from=maya to=support+defer subject="Re: [T20261116.0004] Printer offline"
| Later.
expect error E-09 to=maya
expect T20261116.0004 status=in_progress due=none
