# UC-05: in queues without the tracker waiting starts no cycle, and a try is refused with its reason.
profile psa
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
expect T20261116.0004 status=waiting_customer cycle=none attempts=0
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone now vm
expect error E-16 to=maya text~"uc.enabled"
