# UC-01.b: on 24 November the try of the 2nd no longer counts, and a further one until 7 December completes it.
set uc.auto_final_email=no
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
expect T20261102.0001 attempts=1

at 2026-11-16 10:00
mail from=maya to=support subject="Re: [T20261102.0001] Printer offline"
| Carla, have you tried it?
expect T20261102.0001 attempts=2

at 2026-11-24 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone 2026-11-24 09:50 vm
expect T20261102.0001 attempts=2 cycle=open
expect no timer T20261102.0001 uc_close

at 2026-12-07 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone 2026-12-07 09:50 message
expect T20261102.0001 attempts=3
expect timer T20261102.0001 uc_close due="2026-12-09 10:00"
