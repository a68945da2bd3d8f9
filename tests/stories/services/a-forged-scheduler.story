# ST-11.b, GW-03.4: who cannot prove to be the scheduler is held and moves nothing; released, it counts.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=bookings@scheduler.example to=support subject="Scheduling request sent [T20261116.0004]" auth=fail
| x
expect quarantine reason=integration_unproved
expect T20261116.0004 status=waiting_customer
expect no notice
mail from=bookings@scheduler.example to=support subject="Scheduling request sent [T20261116.0004]" auth=none
| x
expect quarantine reason=integration_unproved
expect T20261116.0004 status=waiting_customer

# The contrary: with proof it is the scheduler's; and no pattern of theirs is a stranger's mail.
mail from=bookings@scheduler.example to=support subject="[T20261116.0004] Your trial ends" auth=none
| x
expect no quarantine
expect note T20261116.0004 internal text~"unverified_sender"
mail from=bookings@scheduler.example to=support subject="Scheduling request sent [T20261116.0004]" auth=pass
| x
expect T20261116.0004 status=scheduling_link_sent
