# ST-11, ST-26.a, ST-30, TAT-01: the customer books through the scheduler's link and does not come.
at 2026-11-23 10:30
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=bookings@scheduler.example to=support subject="Scheduling request sent [T20261116.0004]" auth=pass header="Auto-Submitted: auto-generated"
| x
expect T20261116.0004 status=scheduling_link_sent
expect no timer T20261116.0004 waiting_reminder
expect no notice to=bookings@scheduler.example
at 2026-11-23 11:40
mail from=bookings@scheduler.example to=support subject="Appointment confirmed [T20261116.0004]: 2026-11-24 10:00, 30 min, Maya Ortiz" auth=pass header="Auto-Submitted: auto-generated"
| x
expect T20261116.0004 status=scheduled
at 2026-11-24 10:13
mail from=maya to=support+noshow subject="Re: [T20261116.0004] Printer offline"
| waited until 10:12, no call
expect T20261116.0004 status=no_show_remote
expect notice N-05 to=carla at="2026-11-24 10:18" text~"Tuesday 24 November, 10:00 (New York)"
expect note T20261116.0004 internal text~"waited until 10:12"
