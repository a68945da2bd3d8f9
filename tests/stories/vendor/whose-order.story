# ST-10.a, ST-10.b: what the customer ordered is not Waiting Vendor; it is done with a warning.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #vendor customer ordered a monitor from Dell
expect T20261116.0004 status=waiting_vendor
expect warning W-01 to=maya text~"if the customer ordered it, use #waiting"

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #vendor our PO-88 at Ingram
expect T20261116.0005 status=waiting_vendor
expect no warning W-01
expect notice N-33 to=maya

ticket T20261116.0006 "No sound" contact=carla primary=maya status=in_progress
mail from=maya to=support+vendor subject="Re: [T20261116.0006] No sound"
| The client is buying new speakers.
expect T20261116.0006 status=waiting_vendor
expect warning W-01 to=maya
expect no notice to=carla
