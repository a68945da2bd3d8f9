# GW-25.a: a mail that the server redirects still has its status address; what stands in the envelope alone is asked about.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
ticket T20261116.0006 "New laptop" contact=carla primary=maya status=in_progress

# a: written to the alias, delivered to our mailbox
mail from=maya to=waiting@desk.example delivered_to=gateway@desk.example subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla
# GW-25.b: only Delivered-To shows it: anybody could have sent it on
mail from=maya to=carla delivered_to=waiting@desk.example subject="Re: [T20261116.0005] Scanner jams"
| Carla, does it scan?
expect T20261116.0005 status=in_progress
expect no notice to=carla
expect notice N-35 to=maya text~"+waiting" text~"does it scan" text~"Carla"
# the same with the other alias
mail from=maya to=carla header="X-Original-To: complete@desk.example" subject="Re: [T20261116.0006] New laptop"
| It is on your desk.
expect T20261116.0006 status=in_progress
expect notice N-35 to=maya
# kept inside is the safe side, wherever the word stands
mail from=maya to=support delivered_to=support+internal@desk.example subject="Re: [T20261116.0006] New laptop"
| She will be cross.
expect note T20261116.0006 internal by=maya
expect no notice to=carla
expect no notice N-35
