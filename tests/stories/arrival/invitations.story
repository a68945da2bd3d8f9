# GW-03.7, UC-11: an invitation without words is an alert to the owner and moves nothing; with words it is a
# person's mail; an .ics file is a file.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail file=invitation-alone.eml
expect T20261116.0004 status=waiting_customer
expect notice N-02 to=maya text~"Invitation: Look at the printer, 2026-11-24 19:00 UTC, Gate 2"
expect note T20261116.0004 internal by=carla text~"Invitation: Look at the printer"
expect no notice to=carla
mail file=invitation-cancelled-with-words.eml
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 public by=carla text~"Not on Tuesday" flag=calendar_attached
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| And on Wednesday?
wait 1h
mail file=ics-attached.eml
expect T20261116.0004 status=note_emailed_in
expect notice N-02 to=maya text~"Our plan is in the file"
