# ST-03, ST-20: where a desk wants it, whoever was asked is reminded, and of a payment the office, not the technician.
set admin.nudge_business_days=2
set payment.nudge_after_days=7
at 2026-11-20 10:00
ticket T20261116.0004 "Hours" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Licence" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Hours"
| #admin @omar: decide whether we bill the hour
expect notice N-12 to=omar text~"Maya Ortiz hands this to Omar Said"
mail from=maya to=support+payment subject="Re: [T20261116.0005] Licence"
| invoice 4411
expect timer T20261116.0005 payment_nudge due="2026-11-27 10:00"
at 2026-11-24 10:00
expect notice N-12 to=omar text~"This ticket waits for Omar Said"
expect no notice N-12 to=olive
at 2026-11-27 10:00
expect notice N-12 to=olive text~"Has the customer paid?"
expect no notice N-13
expect no notice to=carla
