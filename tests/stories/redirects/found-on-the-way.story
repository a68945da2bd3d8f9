# GW-25.a, GW-25.b: a mail that the server redirects, or that was only copied blindly, still has its status address.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
ticket T20261116.0006 "New laptop" contact=carla primary=maya status=in_progress

# a: written to the alias, delivered to our mailbox
mail from=maya to=waiting@desk.example delivered_to=gateway@desk.example subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla
# b: only Delivered-To shows it
mail from=maya to=carla delivered_to=waiting@desk.example subject="Re: [T20261116.0005] Scanner jams"
| Carla, does it scan?
expect T20261116.0005 status=waiting_customer
# the same with the other alias
mail from=maya to=carla header="X-Original-To: complete@desk.example" subject="Re: [T20261116.0006] New laptop"
| It is on your desk.
expect T20261116.0006 status=complete
