# TAT-06.a, TAT-06.b: only an answer stops the clock, never a status.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Is there news?
mail from=carla to=support subject="Re: [T20261116.0005] Scanner jams"
| Is there news?
wait 1h
# a
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #vendor our PO-88
expect T20261116.0004 status=waiting_vendor
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"
# b
mail from=maya to=support subject="Re: [T20261116.0005] Scanner jams"
| #vendor our PO-88
| Carla, we have ordered the part.
expect T20261116.0005 status=waiting_vendor
expect no timer T20261116.0005 reply_due
