# LET-05, CMD-08: undo without naming the receipt, after a restart, at the last minute, of a no-show, of a deferral.
at 2026-11-23 10:12
ticket T20261116.0001 "Mouse" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0001] Mouse"
| #complete
restart
wait 1m
mail from=maya to=support subject="Re: [T20261116.0001] Mouse"
| #undo
expect T20261116.0001 status=in_progress
expect cancelled N-06 to=carla

ticket T20261116.0002 "Keyboard" contact=carla primary=maya status=scheduled
call T20261116.0002 2026-11-23 10:00
mail from=maya to=support subject="Re: [T20261116.0002] Keyboard"
| #noshow
mail from=maya reply=N-33
| #undo
expect T20261116.0002 status=scheduled
expect cancelled N-05 to=carla
mail from=maya to=support subject="Re: [T20261116.0002] Keyboard"
| #noshow
expect notice N-05 to=carla text~"Monday 23 November, 10:00 (New York)"

ticket T20261116.0003 "Screen" contact=carla primary=maya status=waiting_customer
mail from=maya to=support subject="Re: [T20261116.0003] Screen"
| #defer 2026-12-01
expect no timer T20261116.0003 waiting_reminder
wait 1439m
mail from=maya reply=N-33 subject="Re: [T20261116.0003] Screen"
| #undo
expect T20261116.0003 status=waiting_customer due=none
expect timer T20261116.0003 waiting_reminder
expect no timer T20261116.0003 deferred_due
