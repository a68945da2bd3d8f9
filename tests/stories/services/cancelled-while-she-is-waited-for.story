# ST-26, UC-11: who cancels an appointment was reached: a ticket that waits for them is the primary's again, or
# nobody would remind anybody. A ticket in other hands stays there, and so does one whose other appointment stands.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
call T20261116.0004 2026-11-26 10:00
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, which tray is it?
expect T20261116.0004 status=waiting_customer cycle=open
wait 1h
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment cancelled [T20261116.0004]: 2026-11-26 10:00"
| Called off.
expect T20261116.0004 status=follow_up_resource cycle=responded
expect no timer T20261116.0004 waiting_reminder
expect notice N-13 to=maya text~"cancelled the appointment"

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=scheduling_link_sent
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment cancelled [T20261116.0005]: 2026-11-27 10:00"
| Called off.
expect T20261116.0005 status=follow_up_resource
expect notice N-13 to=maya

ticket T20261116.0006 "Fax" contact=tess primary=maya status=waiting_vendor
call T20261116.0006 2026-11-27 10:00
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment cancelled [T20261116.0006]: 2026-11-27 10:00"
| Called off.
expect T20261116.0006 status=waiting_vendor
ticket T20261116.0007 "Two of them" contact=tess primary=maya status=scheduled
call T20261116.0007 2026-11-27 10:00
call T20261116.0007 2026-11-30 10:00
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment cancelled [T20261116.0007]: 2026-11-27 10:00"
| Called off.
expect T20261116.0007 status=scheduled
expect no notice N-13
