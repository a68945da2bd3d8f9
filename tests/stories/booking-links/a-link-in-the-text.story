# ST-09.b, ST-09.c: waiting with a booking link in the words becomes Scheduling Link Sent, without a reminder to the customer.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Please book: https://scheduler.example/b/abc
expect T20261116.0004 status=scheduling_link_sent
expect notice N-03 to=carla text~"https://scheduler.example/b/abc"
expect warning W-16 to=maya
expect no timer T20261116.0004 waiting_reminder

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0005] Scanner jams"
| #waiting force
| Or book here: https://scheduler.example/b/abc
expect T20261116.0005 status=waiting_customer
expect timer T20261116.0005 waiting_reminder
expect notice N-03 to=ben

set sls.on_waiting=refuse
ticket T20261116.0006 "No sound" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0006] No sound"
| Please book: https://scheduler.example/b/abc
expect error E-08 to=maya
expect T20261116.0006 status=in_progress
expect no notice to=carla
