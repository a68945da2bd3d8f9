# TAT-01, ST-26: the scheduler's letter to the customer is an answer too. (What a confirmed booking does to the status is not served yet.)
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| When may somebody come?
expect timer T20261116.0004 reply_due
mail from=carla to=support subject="Re: [T20261116.0005] Scanner jams"
| When may somebody come?
wait 30m
mail from=bookings@scheduler.example to=support subject="Scheduling request sent [T20261116.0004]" header="Auto-Submitted: auto-generated"
| The customer was asked to book.
expect T20261116.0004 status=scheduling_link_sent
expect no timer T20261116.0004 reply_due
mail from=bookings@scheduler.example to=support subject="Appointment confirmed [T20261116.0005]: 2026-11-24 10:00, 30 min, Maya Ortiz" header="Auto-Submitted: auto-generated"
| The customer has booked.
expect no timer T20261116.0005 reply_due
