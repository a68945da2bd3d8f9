# UC-01.a, UC-01.b: three tries count when they lie in one window of three weeks; an old one drops out.
set uc.auto_final_email=no
at 2026-11-02 09:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261102.0002 "Scanner jams" contact=ben primary=maya status=in_progress

at 2026-11-02 10:00
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
expect T20261102.0001 attempts=1 cycle=open
mail from=maya to=support+waiting subject="Re: [T20261102.0002] Scanner jams"
| Ben, does it scan?
at 2026-11-09 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone 2026-11-09 09:55 vm
at 2026-11-16 09:00
mail from=maya to=support+internal subject="Re: [T20261102.0002] Scanner jams"
| #attempt phone 2026-11-16 08:55 noanswer
expect T20261102.0002 attempts=2

# a: the first and the last 21 dates apart
at 2026-11-23 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone 2026-11-23 09:50 vm
expect T20261102.0001 attempts=3 cycle=open
expect timer T20261102.0001 uc_close due="2026-11-25 10:00"

# b: 22 dates apart, so the first no longer counts
at 2026-11-24 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0002] Scanner jams"
| #attempt phone 2026-11-24 09:50 vm
expect no timer T20261102.0002 uc_close
