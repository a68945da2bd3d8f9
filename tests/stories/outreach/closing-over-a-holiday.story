# UC-04.b: the two business days of grace skip Thanksgiving.
at 2026-11-20 10:00
ticket T20261120.0001 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261120.0001] Printer offline"
| #attempt email
at 2026-11-23 10:00
mail from=maya to=support+internal subject="Re: [T20261120.0001] Printer offline"
| #attempt email
at 2026-11-24 15:00
mail from=maya to=support+internal subject="Re: [T20261120.0001] Printer offline"
| #attempt phone now noanswer
expect timer T20261120.0001 uc_close due="2026-11-27 15:00"
at 2026-11-27 15:00
expect T20261120.0001 status=complete resolution=unresponsive
