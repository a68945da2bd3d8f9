# LET-05; UC-04.a, UC-04.c, UC-10.a: three documented tries and two business days later the ticket is closed, whatever is unchecked.
set uc.auto_final_email=no
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress checklist="1 done, 2 open, 3 done, 4 open" time_entries=not_done
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
at 2026-11-09 14:22
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone 2026-11-09 14:20 vm
at 2026-11-16 10:00
mail from=maya to=support subject="Re: [T20261102.0001] Printer offline"
| Carla, a last word before we close this?
expect T20261102.0001 attempts=3 cycle=open status=waiting_customer
expect timer T20261102.0001 uc_close due="2026-11-18 10:00"
expect no timer T20261102.0001 uc_phone_nudge
expect no timer T20261102.0001 uc_window

at 2026-11-18 09:59
expect T20261102.0001 status=waiting_customer
at 2026-11-18 10:00
expect T20261102.0001 status=complete resolution=unresponsive cycle=closed attempts=3
expect events T20261102.0001 "complete"
expect notice N-10 to=carla at="2026-11-18 10:00" subject~"Closed for now" text~"we tried 3 times"
expect notice N-10 to=carla text~"Monday 9 November, 14:20 (New York) phone, voicemail left"
expect no notice N-06
expect no notice N-14
expect notice N-10b to=maya text~"Left unchecked: 2, 4"
expect note T20261102.0001 internal text~"2026-11-02 10:00 email"
expect note T20261102.0001 internal text~"2026-11-09 14:20 phone, voicemail"
expect note T20261102.0001 internal text~"2026-11-16 10:00 email"
expect no timer T20261102.0001 uc_close
expect no timer T20261102.0001 waiting_reminder
