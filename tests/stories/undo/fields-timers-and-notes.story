# LET-05, CMD-08: every field and timer of the mail goes back; a letter of words is stopped, and an undo can be undone.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress checklist="1 open"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 2026-11-30
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 2026-12-10
| #check 1
| #tag vip
expect T20261116.0004 due=2026-12-10 tags="vip" checklist="1 done"
wait 5m
mail from=maya reply=N-33
| #undo
expect T20261116.0004 status=deferred due=2026-11-30 tags="" checklist="1 open"
expect timer T20261116.0004 deferred_due due="2026-11-27 09:00"
wait 5m
mail from=maya reply=N-33
| #undo
expect T20261116.0004 due=2026-12-10 tags="vip" checklist="1 done"
expect timer T20261116.0004 deferred_due due="2026-12-09 09:00"

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0005] Scanner jams"
| Ben, which model?
expect T20261116.0005 status=waiting_customer attempts=1 cycle=open
wait 1m
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #undo
expect T20261116.0005 status=in_progress attempts=0 cycle=none
expect cancelled N-03 to=ben
expect no timer T20261116.0005 waiting_reminder
