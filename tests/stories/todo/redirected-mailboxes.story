# ST-45.a: mail to the status mailboxes sets the status and keeps the words, as GW-25.a says.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=waiting@desk.example subject="Re: [T20261116.0004] Printer offline"
| Carla, did the driver help?
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla text~"did the driver help?"
mail from=maya to=complete@desk.example subject="Re: [T20261116.0004] Printer offline"
| All done, Carla.
expect T20261116.0004 status=complete
expect notice N-06 to=carla text~"All done, Carla."

# A customer has no status mailboxes.
ticket T20261116.0005 "Scanner offline" contact=carla primary=maya status=in_progress
mail from=carla to=complete@desk.example subject="Re: [T20261116.0005] Scanner offline"
| It works again.
expect T20261116.0005 status=note_emailed_in
