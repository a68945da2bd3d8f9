# GW-23, TAT-02: where reminders need no service hours only the day of distance counts.
set waiting.deliver_in_hours=no
at 2026-11-18 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
at 2026-11-22 18:00
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Or is it the cable?
at 2026-11-23 18:00
expect notice N-04 to=carla at="2026-11-23 18:00"
