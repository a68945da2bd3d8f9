# UC-16.a, UC-17.b, GW-06: at the opening of the day the hold ends, and not before; then the tries go on.
at 2026-11-09 10:00
ticket T20261109.0001 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt email
at 2026-11-12 10:00
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt phone now vm
at 2026-11-13 10:00
mail from=olive to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #uc hold 2026-12-01
expect T20261109.0001 cycle=held
expect timer T20261109.0001 waiting_reminder due="2026-12-01 09:00"
expect timer T20261109.0001 uc_final_email due="2026-12-01 09:00"
at 2026-11-30 18:00
expect no notice to=carla
expect T20261109.0001 cycle=held attempts=2
at 2026-12-01 09:00
expect notice N-04 to=carla
expect T20261109.0001 cycle=open

# A hold is over on its day, whoever set it: #uc show says no longer that the tries are held.
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0005] Scanner jams"
| Ben, which tray?
mail from=ben to=support subject="Automatic reply: [T20261116.0005] Scanner jams" header="Auto-Submitted: auto-replied"
| I am out of the office until 2026-12-08.
expect T20261116.0005 cycle=held
at 2026-12-09 08:59
expect T20261116.0005 cycle=held
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #uc show
expect notice N-47 to=maya text~"Held until 2026-12-09"
at 2026-12-09 09:00
expect T20261116.0005 cycle=open
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #uc show
expect no notice N-47 to=maya text~"Held"
# Without a date it lasts until the ticket waits again.
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #defer 2026-12-11
at 2026-12-20 10:00
expect T20261116.0005 cycle=held
