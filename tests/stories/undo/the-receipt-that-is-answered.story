# CMD-08: a reply to a receipt takes back that receipt, on that ticket, whatever came after it.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev 2
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #sev 1
wait 5m
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #undo
expect T20261116.0004 severity=none
expect T20261116.0005 severity=1

mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #undo
expect error E-25 to=jonas
expect T20261116.0005 severity=1
