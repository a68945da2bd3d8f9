# W-14, CMD-06: what the body says wins over the address, and the receipt tells.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| #status follow up needed: resource
| Ring the customer again.
expect T20261116.0004 status=follow_up_resource
expect warning W-14 to=maya
