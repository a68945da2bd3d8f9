# GW-12, CMD-08, ST-46: within a day a merge can be taken back. Both tickets stand for themselves; the customer was not
# told within the hold; what came since the merge stays where it is; a day later it is too late.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=jonas status=waiting_customer
ticket T20261120.0001 "Printer still offline" contact=ben primary=maya status=deferred due=2026-12-10 checklist="1 open"
mail from=ben to=support subject="Re: [T20261120.0001] Printer still offline"
| Is it the cable?
expect timer T20261120.0001 reply_due due="2026-11-24 10:00"
wait 10m
mail from=maya to=support+internal subject="Re: [T20261120.0001] Printer still offline"
| #merge T20261116.0004
confirm maya
expect T20261120.0001 status=complete
expect T20261116.0004 checklist="1 open"
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"
expect no timer T20261120.0001 reply_due
wait 1m
mail from=maya reply=N-33
| #undo
expect cancelled N-06c to=ben
expect T20261120.0001 status=note_emailed_in resolution=none
expect timer T20261120.0001 reply_due due="2026-11-24 10:00"
expect no timer T20261116.0004 reply_due
expect T20261116.0004 checklist=""
expect notice N-02c to=jonas text~"T20261120.0001"
mail from=ben to=support subject="Re: [T20261120.0001] Printer still offline"
| It was the cable.
expect note T20261120.0001 public text~"It was the cable."
expect no note T20261116.0004 public text~"It was the cable."
# it hears nothing of the other one any more
mail from=jonas to=support subject="Re: [T20261116.0004] Printer offline"
| Please restart it, Carla.
expect notice N-03 to=carla
expect no notice to=ben

mail from=maya to=support+internal subject="Re: [T20261120.0001] Printer still offline"
| #merge T20261116.0004
confirm maya
at 2026-11-24 11:00
mail from=maya reply=N-33
| #undo
expect error E-25 to=maya
