# OOO-04.a: #list mine to support+me@ is answered by N-45, one row a ticket, and changes nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261117.0002 "Router replacement" contact=ben primary=maya status=waiting_customer severity=2
ticket T20261118.0001 "VPN slow" contact=tess primary=maya status=deferred due=2026-12-01
ticket T20261118.0002 "Somebody else's" contact=tess primary=jonas status=in_progress
ticket T20261112.0009 "Long done" contact=tess primary=maya status=complete

mail from=maya to=support+me subject="my list"
| #list mine
expect notice N-45 to=maya subject~"Tickets: mine" text~"T20261116.0004 Printer offline In Progress"
expect notice N-45 to=maya text~"T20261117.0002 Router replacement Waiting Customer sev 2 Maya Ortiz Mon 2026-11-23 10:00 EST"
expect notice N-45 to=maya text~"T20261118.0001 VPN slow Deferred"
expect notice N-45 to=maya text~"3 tickets"
expect no notice to=jonas
expect no new ticket
# each row has links that prepare the mail with the ticket's number and the command
expect notice N-45 to=maya html~"mailto:support%2Binternal@desk.example?subject=%5BT20261116.0004%5D%20Printer%20offline&body=%23show"

# Jonas's own list has his alone; Olive has none, and is told so
mail from=jonas to=support+me subject="mine"
| #list mine
expect notice N-45 to=jonas text~"T20261118.0002"
mail from=olive to=support+me subject="mine"
| #list mine
expect notice N-45 to=olive text~"No ticket."

# CMD-08: a question has its answer, and no receipt beside it that says nothing was done; a warning or a change has one.
mail from=maya to=support+me subject="what have I"
| #list mine
expect notice N-45 to=maya
expect no notice N-33
