# LET-05, UC-06, UC-15, UC-16: words with #attempt email are the try; a try, a hold and a call can be taken back; an answer takes back a letter that has not left.
ticket T20261116.0004 "Printer offline" contact=ben primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla status=new
ticket T20261116.0006 "Beamer" contact=tess primary=maya status=in_progress
# text is the attempt, with waiting
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #attempt email
| #waiting
| Ben, does it print?
expect T20261116.0004 status=waiting_customer attempts=1 cycle=open
expect notice N-03 to=ben
expect no notice N-09
# phone and waiting, undone
wait 1d
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-23 15:00 vm
expect T20261116.0004 attempts=2
expect no timer T20261116.0004 uc_phone_nudge
wait 1m
mail from=maya reply=N-33
| #undo
expect T20261116.0004 attempts=1 cycle=open
expect timer T20261116.0004 uc_phone_nudge due="2026-11-30 10:00"
# hold and undo
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc hold 2026-12-10
expect T20261116.0004 cycle=held
mail from=maya reply=N-33
| #undo
expect T20261116.0004 cycle=open
expect timer T20261116.0004 uc_phone_nudge due="2026-11-30 10:00"
# attempt on unassigned new
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #attempt email
expect T20261116.0005 status=new attempts=1 cycle=open
expect notice N-09.1 to=carla
wait 7d
expect notice N-40 to=olive
# reply cancels held N-09
mail from=maya to=support+internal subject="Re: [T20261116.0006] Beamer"
| #attempt email
expect notice N-09.1 to=tess
wait 1m
mail from=tess to=support subject="Re: [T20261116.0006] Beamer"
| It works.
expect cancelled N-09 to=tess
expect T20261116.0006 cycle=responded
