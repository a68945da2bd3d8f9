# UC-16.a, UC-16.b, UC-16.c, E-16: the owner holds, resumes, closes or begins anew.
at 2026-11-09 10:00
ticket T20261109.0001 "Printer offline" contact=carla primary=maya status=waiting_customer
ticket T20261109.0002 "Scanner jams" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt email
mail from=maya to=support+internal subject="Re: [T20261109.0002] Scanner jams"
| #attempt email
at 2026-11-12 10:00
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt phone now vm
mail from=maya to=support+internal subject="Re: [T20261109.0002] Scanner jams"
| #attempt phone now vm

# b: two are not three
mail from=maya to=support+internal subject="Re: [T20261109.0002] Scanner jams"
| #uc close
expect error E-16 to=maya text~"2 of 3"
expect T20261109.0002 status=waiting_customer cycle=open attempts=2
mail from=maya to=support+internal subject="Re: [T20261109.0002] Scanner jams"
| #uc show
expect notice N-47 to=maya text~"Thu 2026-11-12 10:00 phone, voicemail left"
# c
mail from=maya to=support+internal subject="Re: [T20261109.0002] Scanner jams"
| #uc reset
expect T20261109.0002 attempts=0 cycle=open

# a
at 2026-11-16 10:00
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt phone now vm
expect timer T20261109.0001 uc_close due="2026-11-18 10:00"
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #uc hold 2026-12-01
expect T20261109.0001 cycle=held
expect timer T20261109.0001 uc_close due="2026-12-01 09:00"
at 2026-11-20 10:00
expect T20261109.0001 status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #uc resume
expect T20261109.0001 status=complete resolution=unresponsive
