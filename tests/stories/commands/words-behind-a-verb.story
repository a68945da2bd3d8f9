# ST-01, ST-03, ST-05, ST-21, ST-29, W-08, HO-09: what is written behind a verb is on the ticket and reaches whom it is for, the customer never.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #vendor our order PO-88 at Ingram
expect T20261116.0004 status=waiting_vendor
expect note T20261116.0004 internal by=maya text~"our order PO-88 at Ingram"
expect no note T20261116.0004 public
expect no notice to=carla
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #defer 2026-12-01 ring the supplier
| #effort 2d two benches
expect note T20261116.0004 internal text~"ring the supplier"
expect note T20261116.0004 internal text~"two benches"
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #admin @olive: invoice the extra hour
expect notice N-12 to=olive text~"invoice the extra hour"
expect note T20261116.0004 internal by=maya text~"invoice the extra hour"

# Perhaps it was for the customer: it stays inside, and the receipt says how it gets out.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #wc: please send the serial number
expect T20261116.0004 status=waiting_customer cycle=none
expect warning W-08 to=maya
expect note T20261116.0004 internal by=maya text~"serial number"
expect no notice to=carla
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete was the cable
expect no warning W-08
expect note T20261116.0004 internal by=maya text~"was the cable"
expect notice N-06 to=carla
expect no notice N-06 text~"was the cable"

# Whoever gets the ticket reads it.
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #assign @jonas please look at the switch port
expect notice N-20 to=jonas text~"please look at the switch port"
expect note T20261116.0005 internal by=maya text~"switch port"

# The contrary: commands alone make no note; what is kept elsewhere is not kept twice.
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #sev 2
| #waiting force
| #attempt phone now vm 555-0102
expect no note T20261116.0005 internal by=jonas
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #time 30m looked at the port
expect no note T20261116.0005 internal by=jonas

# Nor is anybody to be told of whom there is none, or who is to hear nothing.
ticket T20261116.0006 "Bench order" internal=yes primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0006] Bench order"
| #complete was the cable
expect no warning W-08
expect note T20261116.0006 internal by=maya text~"was the cable"
ticket T20261116.0007 "Plotter stuck" contact=ben primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0007] Plotter stuck"
| #complete was the cable
| #quiet
expect no warning W-08
