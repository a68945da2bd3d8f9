# ST-26.d: the customer cancels; the ticket is its primary's again.
at 2026-11-23 10:30
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=bookings@scheduler.example to=support subject="Appointment confirmed [T20261116.0004]: 2026-11-24 10:00, 30 min, Maya Ortiz" auth=pass
| x
expect T20261116.0004 status=scheduled
wait 1h
mail from=bookings@scheduler.example to=support subject="Appointment cancelled [T20261116.0004]: 2026-11-24 10:00" auth=pass
| x
expect T20261116.0004 status=follow_up_resource
expect notice N-13 to=maya
