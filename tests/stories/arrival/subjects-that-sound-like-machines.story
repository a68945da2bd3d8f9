# GW-03.5: a subject alone makes no machine of a contact's new matter; before a title of ours it does.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Out of office: cannot be switched on"
| The button is grey for Ben.
expect new ticket T20261123.0001 contact=carla
mail from=carla to=support subject="Auto: the gate of the car park"
| It does not open.
expect new ticket T20261123.0002 contact=carla
mail from=carla to=support subject="Automatic reply"
| I am away.
expect no new ticket
expect quarantine reason=auto_reply_unmatched
mail from=carla to=support subject="Automatic reply: does not work" header="X-Autoreply: yes"
| I am away.
expect no new ticket
expect quarantine reason=auto_reply_unmatched
mail from=carla to=support subject="Automatic reply: your invoice" header="In-Reply-To: <other@shop.example>"
| I am away.
expect no new ticket
expect quarantine reason=auto_reply_unmatched
mail from=nina@newco.example to=support subject="Automatic reply: your offer"
| I am away.
expect no new ticket
expect quarantine reason=auto_reply_unmatched
