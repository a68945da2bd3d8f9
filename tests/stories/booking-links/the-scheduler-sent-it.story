# ST-11.a, ST-11.b: the scheduler's own mail sets the status; the same mail of somebody else is a flagged note.
at 2026-11-20 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
expect timer T20261116.0004 waiting_reminder
mail from=bookings@scheduler.example to=support header="Auto-Submitted: auto-generated" subject="Scheduling request sent [T20261116.0004]"
| A link was sent to carla@alderair.example.
expect T20261116.0004 status=scheduling_link_sent
expect no timer T20261116.0004 waiting_reminder
expect no notice to=carla

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=waiting_customer
mail from=someone@elsewhere.example to=support subject="Scheduling request sent [T20261116.0005]"
| A link was sent.
expect T20261116.0005 status=waiting_customer
expect note T20261116.0005 internal text~"unverified_sender"
mail from=bookings@scheduler.example auth=fail to=support subject="Scheduling request sent [T20261116.0005]"
| A link was sent.
expect T20261116.0005 status=waiting_customer
expect quarantine reason=integration_unproved
expect timer T20261116.0005 waiting_reminder
