# CMD-08, E-25: after a day a receipt is expired.
at 2026-11-23 10:12
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #vendor our PO-88
at 2026-11-24 10:30
mail from=maya reply=N-33
| #undo
expect error E-25 to=maya text~"expired"
expect T20261116.0004 status=waiting_vendor
