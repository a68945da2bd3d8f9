# ST-11.b: who cannot prove to be the scheduler leaves a note and moves nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=bookings@scheduler.example to=support subject="Scheduling request sent [T20261116.0004]" auth=fail
| x
expect T20261116.0004 status=waiting_customer
expect note T20261116.0004 internal
