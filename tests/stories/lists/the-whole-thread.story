# CMD-03: #show mails the ticket whole: its head, then each note and letter, oldest first, with date, author and words; files named.
at 2026-11-23 10:00
mail from=carla to=support subject="Printer offline" attach=report.pdf:application/pdf:12kB
| The printer on floor 2 is offline.
mail from=maya to=support+internal subject="Re: [T20261123.0001] Printer offline"
| #take
|
| Second time this month.
wait 10m
mail from=maya to=support subject="Re: [T20261123.0001] Printer offline"
| Carla, does the driver work on PC 2?
wait 10m
mail from=jonas to=support+internal subject="Re: [T20261123.0001] Printer offline"
| #show
expect notice N-45 to=jonas subject~"[T20261123.0001]" text~"Carla Ruiz"
expect notice N-45 to=jonas text~"Status New since"
expect notice N-45 to=jonas text~"Mon 2026-11-23 10:00 EST Carla Ruiz The printer on floor 2 is offline. Files: report.pdf"
expect notice N-45 to=jonas text~"Mon 2026-11-23 10:00 EST Maya Ortiz (internal) Second time this month."
expect notice N-45 to=jonas text~"Mon 2026-11-23 10:10 EST Maya Ortiz Carla, does the driver work on PC 2?"
expect notice N-45 to=jonas text~"N-01 to Carla Ruiz"
expect no notice to=carla
expect T20261123.0001 primary=maya

