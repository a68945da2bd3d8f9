# UC-01, UC-04: the technician's day. A question, an automatic reply, a call, a last mail, the closing, a late answer.
# UC-04.a, UC-06, UC-10, UC-12, UC-15, GW-06, ST-08, ST-46 in one thread.
at 2026-11-02 09:55
ticket T20261030.0002 "New laptop setup" contact=carla primary=maya status=in_progress checklist="1 done, 2 open, 3 done, 4 open"

at 2026-11-02 10:00
mail from=maya to=support+waiting subject="Re: [T20261030.0002] New laptop setup"
| Carla, which of the two laptops should get the CAD licence?
expect T20261030.0002 status=waiting_customer attempts=1 cycle=open
expect notice N-03 to=carla at="2026-11-02 10:02" text~"which of the two laptops"
expect notice N-33 to=maya text~"1 of 3"
expect timer T20261030.0002 waiting_reminder due="2026-11-09 09:00"

at 2026-11-03 08:00
mail from=carla to=support subject="Automatic reply: [T20261030.0002] Re: New laptop setup" header="Auto-Submitted: auto-replied"
| I am out of the office and back on 9 November.
expect T20261030.0002 status=waiting_customer attempts=1
expect note T20261030.0002 internal by=carla
expect notice N-02a to=maya
expect no notice to=carla

at 2026-11-09 09:00
expect notice N-04 to=carla subject~"Still waiting for your answer" text~"which of the two laptops should get the CAD licence?"
expect T20261030.0002 attempts=1

at 2026-11-09 10:00
expect notice N-40 to=maya text~"phone"

at 2026-11-09 14:22
mail from=maya to=support+internal subject="Re: [T20261030.0002] Call due / contact tries incomplete: New laptop setup"
| #attempt phone 2026-11-09 14:20 vm 555-0177
| Asked her to call back about the CAD licence.
expect T20261030.0002 attempts=2
expect notice N-33 to=maya text~"2 of 3"
expect note T20261030.0002 internal by=maya text~"Asked her to call back"

at 2026-11-16 10:00
expect notice N-09.3 to=carla subject~"Last try before we close this" text~"phone, voicemail left"
expect notice N-09.3 to=carla text~"Wednesday 18 November, 10:00 (New York)"
expect T20261030.0002 attempts=3

at 2026-11-18 10:00
expect notice N-10 to=carla subject~"Closed for now" text~"3 times"
expect notice N-10b to=maya text~"2"
expect T20261030.0002 status=complete resolution=unresponsive cycle=closed attempts=3
expect no notice N-14
expect note T20261030.0002 internal text~"phone, voicemail left"

at 2026-11-20 15:05
mail from=carla to=support reply=N-10
| Back from leave, the silver one please!
expect T20261030.0002 status=note_emailed_in reopened=1
expect notice N-41 to=maya text~"the silver one"
expect timer T20261030.0002 reply_due due="2026-11-23 15:05"
expect no timer T20261030.0002 uc_close
