# GW-03.4, KND-03: integrations that name no ticket.
mail from=forms@www.desk.example to=support auth=pass subject="New user form" header="Auto-Submitted: auto-generated"
| Name: Nina Neu
expect new ticket T20261123.0001 category=user_change status=new
expect no quarantine

mail from=bookings@scheduler.example to=support auth=pass subject="Appointment confirmed" header="Auto-Submitted: auto-generated"
| Monday 10:00
expect quarantine reason=integration_unmatched
expect no new ticket

mail from=dispatch@partnerdesk.example to=support auth=pass subject="Escalated: printer"
| Please take over.
expect quarantine reason=integration_unmatched
expect no new ticket
