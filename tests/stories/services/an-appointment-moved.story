# ST-26: the new appointment takes the place of the old one; the partner's plain mail is a note (ST-38.c).
at 2026-11-23 10:30
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=bookings@scheduler.example to=support subject="Appointment confirmed [T20261116.0004]: 2026-11-24 10:00, 30 min, Maya Ortiz" auth=pass
| Booked.
expect T20261116.0004 status=scheduled

wait 1h
mail from=bookings@scheduler.example to=support subject="Appointment moved [T20261116.0004]: 2026-11-25 14:00, 30 min, Maya Ortiz" auth=pass
| Moved.
expect T20261116.0004 status=scheduled
expect no notice

mail from=dispatch@partnerdesk.example to=support subject="Question [T20261116.0004]" auth=pass
| Is somebody on it?
expect T20261116.0004 status=scheduled primary=maya
expect note T20261116.0004 internal text~"Is somebody on it?"

# Nobody missed the old appointment.
at 2026-11-24 10:15
mail from=maya to=support+noshow subject="Re: [T20261116.0004] Printer offline"
| nobody called
expect error E-13 to=maya
expect T20261116.0004 status=scheduled
