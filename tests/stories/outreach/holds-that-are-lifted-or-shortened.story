# UC-16, GW-06: a hold of the reminder alone can be lifted, too; a shorter one by hand counts as it is written.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect T20261116.0004 cycle=none
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc hold 2026-12-10
expect timer T20261116.0004 waiting_reminder due="2026-12-10 09:00"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc hold 2026-12-03
expect timer T20261116.0004 waiting_reminder due="2026-12-03 09:00"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc resume
expect timer T20261116.0004 waiting_reminder due="2026-11-30 09:00"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc resume
expect warning W-18 to=maya

# An automatic reply with a date holds it; the owner knows better.
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am out of the office until 2026-12-08.
expect timer T20261116.0004 waiting_reminder due="2026-12-09 09:00"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc resume
expect timer T20261116.0004 waiting_reminder due="2026-11-30 09:00"

# With tries: a shorter hold brings every clock back, a later one moves them on.
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0005] Scanner jams"
| Ben, which tray?
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #uc hold 2026-12-21
expect timer T20261116.0005 uc_final_email due="2026-12-21 09:00"
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #uc hold 2026-12-02
expect timer T20261116.0005 waiting_reminder due="2026-12-02 09:00"
expect timer T20261116.0005 uc_phone_nudge due="2026-12-02 09:00"
expect timer T20261116.0005 uc_final_email due="2026-12-07 10:00"
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #uc hold 2026-12-04
expect timer T20261116.0005 waiting_reminder due="2026-12-04 09:00"
expect T20261116.0005 cycle=held

# An exhausted cycle closes after its grace, or after the hold that counts.
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #uc resume
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #attempt phone now vm
at 2026-11-24 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #attempt email
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #uc hold 2026-12-21
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #uc hold 2026-12-01
expect timer T20261116.0005 uc_close due="2026-12-01 09:00"
# Nobody else's hold.
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #uc resume
expect notice N-34 to=jonas

# UC-17: tries that stand still while the ticket is put off wait longer than any day; then they go on.
ticket T20261116.0007 "Plotter stuck" contact=ben primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261116.0007] Plotter stuck"
| #attempt phone now vm
mail from=maya to=support+internal subject="Re: [T20261116.0007] Plotter stuck"
| #defer 2027-01-20
mail from=maya to=support+internal subject="Re: [T20261116.0007] Plotter stuck"
| #uc hold 2026-12-30
expect warning W-18 to=maya
wait 1d
mail from=maya to=support+internal subject="Re: [T20261116.0007] Plotter stuck"
| #waiting
expect T20261116.0007 cycle=open
expect timer T20261116.0007 uc_final_email

# Nor are they taken up while it is put off: nobody closes as unanswered what the owner meant to do later.
mail from=maya to=support+internal subject="Re: [T20261116.0007] Plotter stuck"
| #defer 2027-01-20
mail from=maya to=support+internal subject="Re: [T20261116.0007] Plotter stuck"
| #uc resume
expect error E-16 to=maya text~"deferred"
expect T20261116.0007 cycle=held status=deferred
expect no timer T20261116.0007 uc_final_email
# The contrary: behind a booking link that nobody uses the owner may go on trying.
mail from=maya to=support+internal subject="Re: [T20261116.0007] Plotter stuck"
| #linksent
mail from=maya to=support+internal subject="Re: [T20261116.0007] Plotter stuck"
| #uc resume
expect T20261116.0007 cycle=open
