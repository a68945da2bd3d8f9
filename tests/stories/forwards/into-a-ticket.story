# GW-10, GW-15: what a tech passes on into a ticket is an internal note and goes to no customer. The mail of a
# contact of that ticket counts as if it had come itself: it ends the wait, and no reminder follows.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support subject="FW: [T20261116.0004] Printer offline"
| She wrote to me alone, and she is cross.
|
| ---------- Forwarded message ---------
| From: Carla Ruiz <carla@alderair.example>
| Date: Mon, Nov 23, 2026 at 9:00 AM
| Subject: Re: [T20261116.0004] Printer offline
| To: Maya Ortiz <maya@desk.example>
|
| It is still offline, please come.
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 internal by=maya text~"she is cross. Forwarded, from Carla Ruiz <carla@alderair.example>, of Mon, Nov 23, 2026 at 9:00 AM: It is still offline"
expect note T20261116.0004 public by=carla text~"It is still offline" flag=forwarded_in
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"
expect no notice

# passed on once more by Olive, nothing is filed twice; Maya, who owns the ticket, hears of Olive's work
mail from=olive to=support subject="FW: [T20261116.0004] Printer offline"
| Did you see this?
|
| ---------- Forwarded message ---------
| From: Carla Ruiz <carla@alderair.example>
| Date: Mon, Nov 23, 2026 at 9:00 AM
| Subject: Re: [T20261116.0004] Printer offline
| To: Maya Ortiz <maya@desk.example>
|
| It is still offline, please come.
expect no note T20261116.0004 public by=carla
expect notice N-02c to=maya text~"Did you see this?"
expect no notice to=carla

# another customer's words in it: a note, and nothing moves
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, does the light blink?
expect T20261116.0004 status=waiting_customer
mail from=maya to=support subject="FW: [T20261116.0004] Printer offline"
| Our price for the part.
|
| ---------- Forwarded message ---------
| From: Ina Gram <ina@ingram.example>
| Date: Mon, Nov 23, 2026 at 9:30 AM
| Subject: quote
| To: Maya Ortiz <maya@desk.example>
|
| The fuser is 40 dollars.
expect T20261116.0004 status=waiting_customer
expect note T20261116.0004 internal by=maya text~"The fuser is 40 dollars."
expect no notice to=carla
