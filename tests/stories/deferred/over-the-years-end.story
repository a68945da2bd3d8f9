# ST-15, ST-17, TAT-01: a short date means the next such day; the year's end is no business day.
at 2026-12-30 10:00
ticket T20261216.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261216.0004] Printer offline"
| #Defer 1–Jan
expect T20261216.0004 status=deferred due=2027-01-01
expect warning W-04 to=maya
expect timer T20261216.0004 deferred_due due="2026-12-31 09:00"
at 2026-12-31 16:30
mail from=carla to=support subject="Re: [T20261216.0004] Printer offline"
| Hello?
expect timer T20261216.0004 reply_due due="2027-01-04 16:30"
