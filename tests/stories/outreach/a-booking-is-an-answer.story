# UC-11: who books, moves or cancels an appointment was reached; tries from before do not count any more. That a link was sent is no answer.
at 2026-11-16 10:00
ticket T20261112.0001 "Scanner" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261112.0001] Scanner"
| When may I come?
mail from=maya to=support+internal subject="Re: [T20261112.0001] Scanner"
| #attempt phone now vm
expect T20261112.0001 cycle=open attempts=2
mail from=bookings@scheduler.example to=support auth=pass subject="Scheduling request sent [T20261112.0001]"
| sent
expect T20261112.0001 status=scheduling_link_sent cycle=held attempts=2
wait 1d
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment confirmed [T20261112.0001]: 2026-11-18 10:00, 30 min, Maya Ortiz"
| booked
expect T20261112.0001 status=scheduled cycle=responded
at 2026-11-18 11:00
mail from=maya to=support+waiting subject="Re: [T20261112.0001] Scanner"
| Carla, does it still scan?
expect T20261112.0001 status=waiting_customer cycle=open attempts=1
expect no timer T20261112.0001 uc_close

# Nobody proved that the service wrote this: it is held, and the tries go on.
mail from=bookings@scheduler.example to=support auth=none subject="Appointment confirmed [T20261112.0001]: 2026-11-20 10:00, 30 min, Maya Ortiz"
| booked
expect quarantine reason=integration_unproved
expect T20261112.0001 cycle=open attempts=1
