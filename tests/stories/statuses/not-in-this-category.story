# ST-42, E-07: a status that the ticket's category does not have is refused with the row.
ticket T20261116.0004 "Twelve monitors" contact=carla primary=maya status=in_progress category=order

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #status scheduling link sent
expect error E-07 to=maya text~"order"
expect T20261116.0004 status=in_progress
