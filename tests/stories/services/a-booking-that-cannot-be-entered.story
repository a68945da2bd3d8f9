# ST-26: a customer who booked will wait at that hour. Where the booking cannot be entered, whoever owns the ticket hears of it.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduling_link_sent
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment confirmed [T20261116.0004]"
| See you then.
expect T20261116.0004 status=scheduling_link_sent
expect notice N-13 to=maya text~"names no date and time"
expect no notice to=carla

# Moved to a time that is read, after one that was not.
wait 20m
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment confirmed [T20261116.0004]: 2026-11-24 10:00, 30 min, Maya Ortiz"
| See you then.
expect T20261116.0004 status=scheduled
expect no notice N-13

# On a completed ticket it opens nothing, and is entered nowhere.
ticket T20261116.0005 "Scanner jams" contact=carla primary=jonas status=complete
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment confirmed [T20261116.0005]: 2026-11-25 14:00, 30 min, Jonas Feld"
| See you then.
expect T20261116.0005 status=complete
expect notice N-13 to=jonas text~"Wed 2026-11-25 14:00"
wait 20m
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment cancelled [T20261116.0005]: 2026-11-25 14:00"
| Called off.
expect no notice

# The letter does not say that a colleague asks, as it does where one does.
ticket T20261116.0006 "Fax" contact=carla primary=maya status=scheduling_link_sent
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment confirmed [T20261116.0006]"
| See you then.
expect notice N-13 to=maya text~"This ticket waits for you"
expect no notice N-13 text~"Maya Ortiz asks you"
mail from=jonas to=support+internal subject="Re: [T20261116.0006] Fax"
| #resource please look up the appointment
expect notice N-13 to=maya text~"Jonas Feld asks you to act"
