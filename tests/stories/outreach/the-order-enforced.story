# UC-02.b: where the order is enforced, phone, email, phone is not enough; an email before a call is.
set uc.order=email_phone_any
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
at 2026-11-04 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt email
at 2026-11-06 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
expect T20261102.0001 attempts=3 cycle=open
expect no timer T20261102.0001 uc_close

at 2026-11-09 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
expect timer T20261102.0001 uc_close due="2026-11-11 10:00"
