# SET-05: profile msp has no reminder; profile zendesk sends it after seven days.
profile msp
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
expect no timer T20261116.0004 waiting_reminder

profile zendesk
at 2026-11-24 10:00
ticket T20261117.0001 "Scanner jams" contact=ben primary=maya status=waiting_customer
expect timer T20261117.0001 waiting_reminder due="2026-12-01 10:00"
