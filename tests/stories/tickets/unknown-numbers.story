# GW-08a.a, GW-08a.b, E-03: a number that no ticket has.
mail from=carla to=support subject="Re: [T20261101.0099] old thing"
| It happens again.
expect new ticket T20261123.0001 contact=carla
expect note T20261123.0001 internal text~"T20261101.0099"

mail from=maya to=support subject="Re: [T20261101.0099] old thing"
| #waiting
expect error E-03 to=maya text~"T20261101.0099"
expect no new ticket
expect no notice to=carla

# With a text it is the same: it belongs to a ticket that is not known, and comes back to be sent there.
wait 1h
mail from=maya to=support subject="Re: [T20261101.0099] old thing"
| #waiting
| Carla, is it well now?
expect notice N-34 to=maya text~"E-03: Ticket T20261101.0099" text~"Send again, in an answer to the ticket's last mail or with its number in the subject:" text~"#waiting" text~"is it well now?"
expect no new ticket
expect no notice to=carla

# Sent by reply to the letter it still has no ticket; with the right number in the subject it has.
mail from=maya to=support reply=N-34
| #waiting
| Carla, is it well now?
expect error E-02 to=maya text~"is it well now?"
expect no new ticket
ticket T20261102.0009 "Old thing" contact=carla primary=maya status=in_progress
mail from=maya to=support reply=N-34 subject="Re: [T20261102.0009] NOT DONE: Ticket T20261101-0099 does not exist"
| #waiting
| #public
| Carla, is it well now?
expect T20261102.0009 status=waiting_customer
expect notice N-03 to=carla text~"is it well now?"

# A request that was sent on may bear another desk's number: it is a ticket, and the lines wait for an answer to it.
wait 1h
mail from=maya to=support subject="Fwd: [T20261101.0098] Router"
| #sev 2
|
| ---------- Forwarded message ---------
| From: Tess Wynn <tess@brightwater.example>
| Date: Mon, 23 Nov 2026 09:00:00 -0500
| Subject: [T20261101.0098] Router
| To: maya@desk.example
|
| Our router is slow.
expect error E-03 to=maya
expect new ticket status=new
