# UC-14.a, UC-14.b: a call on a Saturday counts; the window is counted in dates, over the clock change too.
at 2026-10-26 23:50
ticket T20261026.0001 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261026.0001] Printer offline"
| #attempt email
at 2026-11-14 11:00
mail from=maya to=support+internal subject="Re: [T20261026.0001] Printer offline"
| #attempt phone now vm
expect T20261026.0001 attempts=3
expect timer T20261026.0001 uc_close
