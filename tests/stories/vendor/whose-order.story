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

# Neither vendor nor order is named: it is done, and the receipt asks whose order it is; words below the line name it, too.
ticket T20261116.0007 "New dock" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0007] New dock"
| #vendor
expect T20261116.0007 status=waiting_vendor
expect warning W-01 to=maya text~"names no vendor and no order"
ticket T20261116.0008 "New mouse" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0008] New mouse"
| #status waiting vendor
expect T20261116.0008 status=waiting_vendor
expect warning W-01 to=maya
ticket T20261116.0009 "New desk" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0009] New desk"
| #vendor
|
| Ordered at Ingram today.
expect T20261116.0009 status=waiting_vendor
expect no warning W-01
