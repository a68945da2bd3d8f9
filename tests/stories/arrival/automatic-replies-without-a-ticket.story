# GW-03, KND-03: an automatic reply that finds no ticket is held; never a ticket, never an answer.
mail from=carla to=support subject="Out of Office"
| I am away.
expect quarantine reason=auto_reply_unmatched
expect no new ticket
expect no notice

mail from=someone@elsewhere.example to=support subject="We got your mail" header="Auto-Submitted: auto-replied"
| Your case number is 4711.
expect quarantine reason=auto_reply_unmatched
expect no new ticket
expect no notice

# an empty return path without a report is a machine too
mail from=carla to=support subject="Thank you" envelope_from=<>
| Received.
expect quarantine reason=auto_reply_unmatched
expect no new ticket
