# ST-47.c, E-25: after a change by hand there is nothing to resume.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #vendor our PO-88 at Ingram
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resume
expect error E-25 to=maya
expect T20261116.0004 status=waiting_vendor
