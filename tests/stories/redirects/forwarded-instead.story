# GW-25: a mailbox that forwards instead of redirecting hides who wrote; such a mail is held and says what to change.
mail from=support to=gateway@desk.example delivered_to=support@desk.example subject="FW: Toner"
|
| From: carla@alderair.example
| Sent: Thursday, 26 November 2026 13:38
| To: waiting@desk.example
| Subject: Toner
|
| Please send toner.
expect quarantine reason=forward_instead_of_redirect
expect no new ticket
expect no notice
