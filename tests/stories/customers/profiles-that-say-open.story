# STA-03: profiles zendesk and zoho read `open` for `note_emailed_in`.
profile zendesk
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It helped.
expect T20261116.0004 status=open

profile zoho
ticket T20261117.0001 "Scanner jams" contact=ben primary=maya status=waiting_customer
mail from=ben to=support subject="Re: [T20261117.0001] Scanner jams"
| It jams.
expect T20261117.0001 status=open
