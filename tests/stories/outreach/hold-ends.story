# UC-16.a: at the opening of the day the hold ends, and not before, the ticket is closed.
at 2026-11-09 10:00
ticket T20261109.0001 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt email
at 2026-11-12 10:00
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt phone now vm
at 2026-11-13 10:00
mail from=olive to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #uc hold 2026-12-01
expect T20261109.0001 cycle=held
expect timer T20261109.0001 waiting_reminder due="2026-12-01 09:00"
expect timer T20261109.0001 uc_final_email due="2026-12-01 09:00"
at 2026-11-30 18:00
expect no notice to=carla
expect T20261109.0001 cycle=held attempts=2
at 2026-12-01 09:00
expect notice N-04 to=carla
