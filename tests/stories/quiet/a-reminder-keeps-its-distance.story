# LET-05; GW-23.a, TAT-02: the reminder waits until a day after the last mail to the customer, and then for the opening.
at 2026-11-18 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
at 2026-11-22 18:00
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Or is it the cable?
at 2026-11-23 18:00
expect no notice N-04
expect timer T20261116.0004 waiting_reminder due="2026-11-24 09:00"
at 2026-11-24 09:00
expect notice N-04 to=carla at="2026-11-24 09:00"
