# UC-13.a: a call that is written down later counts where it happened; the grace runs from the writing.
set uc.auto_final_email=no
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
at 2026-11-16 10:00
mail from=maya to=support subject="Re: [T20261102.0001] Printer offline"
| Carla?
expect T20261102.0001 attempts=2
at 2026-11-18 09:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone 2026-11-10 11:00 vm
expect T20261102.0001 attempts=3 status=waiting_customer
expect timer T20261102.0001 uc_close due="2026-11-20 09:00"
at 2026-11-20 09:00
expect note T20261102.0001 internal text~"Tue 2026-11-10 11:00 phone, voicemail left"
