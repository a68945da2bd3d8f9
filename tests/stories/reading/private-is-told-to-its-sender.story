# GW-18.a: who marks a mail private hears that nobody opened it, and how to go on; a machine, a forger and a
# stranger who names a number hear nothing, and an answer stays owed.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Which tray do you mean?
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" header="Sensitivity: Company-Confidential"
| The password of the printer is tulip.
expect quarantine reason=private
expect notice N-50 to=carla text~"marked private or confidential" at="2026-11-23 10:00"
expect no notice text~"tulip"
expect no notice to=maya
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"

wait 1h
mail from=carla to=support auth=fail subject="My contract" header="Sensitivity: Private"
| This is between us.
expect quarantine reason=private
expect no notice
mail from=carla to=support subject="My contract, once more" header="Sensitivity: Private" header="Auto-Submitted: auto-generated"
| This is between us.
expect quarantine reason=private
expect no notice
mail from=someone@elsewhere.example to=support subject="[T20261116.0004] Printer offline" header="Sensitivity: Private"
| Is there such a ticket?
expect quarantine reason=private
expect no notice

# A service is a machine, whatever kind its mail is.
mail from=bookings@scheduler.example to=support auth=pass subject="Appointment confirmed: 2026-11-25 10:00, 30 min, Maya Ortiz" header="Sensitivity: Company-Confidential"
| Booked.
expect quarantine reason=private
expect no notice
