# CMD-05, E-01: an unknown word behind the address; the mail is an internal note to be safe.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support+wating subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
expect error E-01 to=maya text~"waiting"
expect note T20261116.0004 internal by=maya text~"does it print?"
expect T20261116.0004 status=in_progress
expect no notice to=carla
