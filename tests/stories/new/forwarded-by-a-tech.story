# GW-15.a: Olive forwards Carla's mail. It is Carla's ticket, Olive's line above the forward stays
# inside, and Carla is told the number as soon as the forward can no longer be undone.
mail from=olive to=support subject="FW: Toner"
| Needs a new toner, please quote
|
| -----Original Message-----
| From: Carla Ruiz <carla@alderair.example>
| Sent: Monday, November 23, 2026 9:00 AM
| To: Olive Grant <olive@desk.example>
| Subject: Toner
|
| The toner is empty.
expect new ticket T20261123.0001 contact=carla status=new
expect note T20261123.0001 internal by=olive text~"Needs a new toner"
expect note T20261123.0001 internal text~"The toner is empty."
expect notice N-01 to=carla at="2026-11-23 10:02" subject~"[T20261123.0001] We have your request: Toner"
expect no notice N-01 text~"please quote"
expect notice N-33 to=olive
expect no notice N-01 to=olive

# Of somebody who is not on file: Olive's own, internal ticket. Nobody outside hears of it.
mail from=olive to=support subject="Fwd: Fax machine"
| Please quote.
|
| ---------- Forwarded message ---------
| From: Max Muster <someone@elsewhere.example>
| Date: Mon, Nov 23, 2026 at 9:00 AM
| Subject: Fax machine
| To: Olive Grant <olive@desk.example>
|
| We need a fax machine.
expect new ticket T20261123.0002
expect no notice N-01

# #quiet: Carla's ticket, and no acknowledgement.
mail from=olive to=support subject="FW: Paper"
| #quiet
| They called as well, she knows already.
|
| -----Original Message-----
| From: Carla Ruiz <carla@alderair.example>
| Sent: Monday, November 23, 2026 9:00 AM
| To: Olive Grant <olive@desk.example>
| Subject: Paper
|
| We are out of paper.
expect new ticket T20261123.0003 contact=carla
expect no notice N-01

# Who cannot prove to be Olive tells no customer anything.
mail from=olive auth=fail to=support subject="FW: Urgent transfer"
| Please read.
|
| -----Original Message-----
| From: Carla Ruiz <carla@alderair.example>
| Sent: Monday, November 23, 2026 9:00 AM
| To: Olive Grant <olive@desk.example>
| Subject: Urgent transfer
|
| Pay at once.
expect no notice to=carla
