# ST-26: an appointment that took place is nothing that can be cancelled; what is still to come counts.
at 2026-11-19 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-20 10:00
at 2026-11-23 10:00
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment confirmed [T20261116.0004]: 2026-11-25 10:00, 30 min, Maya Ortiz"
| Booked.
wait 1h
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment cancelled [T20261116.0004]: 2026-11-25 10:00"
| Called off.
expect T20261116.0004 status=follow_up_resource
expect notice N-13 to=maya

# Two ahead, the later booked first: the next one goes, and the ticket stays Scheduled while the other stands.
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=scheduled
call T20261116.0005 2026-11-27 10:00
call T20261116.0005 2026-11-25 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #cancelcall
expect notice N-33 to=maya text~"Wed 2026-11-25 10:00"
expect T20261116.0005 status=scheduled
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #cancelcall 2026-11-24 10:00
expect notice N-33 to=maya text~"no appointment on record"
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams, once more"
| #cancelcall
expect T20261116.0005 status=follow_up_resource
