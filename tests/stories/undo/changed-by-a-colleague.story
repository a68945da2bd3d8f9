# CMD-08, E-25: a colleague set the same field since: the error names them and the field, and all stays as it is.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev 2
| #vendor our PO-88
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev 3
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #undo
expect error E-25 to=maya text~"changed since by Jonas Feld: severity"
expect T20261116.0004 severity=3 status=waiting_vendor
