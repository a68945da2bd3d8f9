# GW-08, E-02: commands about work under way need a ticket. A mail that names none and brings nothing else opens none,
# for its writer lost the number; +me is for what concerns no ticket.
at 2026-11-23 10:00
mail from=maya to=support subject="Re: Printer offline"
| #waiting
expect no new ticket
expect error E-02 to=maya text~"write its number into the subject"
expect no notice to=olive
mail from=maya to=support+complete subject="Re: Printer offline, once more"
|
expect no new ticket
expect error E-02 to=maya
mail from=maya to=support+me subject="leave"
| #vendor our PO-88
|
| Ordered at Ingram.
expect no new ticket
expect error E-02 to=maya

# What begins work opens a ticket, by its subject alone; so do words.
mail from=olive to=support subject="Order toner for the hall"
| #todo @maya
expect new ticket T20261123.0001 status=no_appt_todo primary=maya
mail from=maya to=support subject="Called by Carla about her mouse"
| #complete
|
| It was unplugged.
expect new ticket T20261123.0002 status=complete
# +me for what concerns a person.
mail from=maya to=support+me subject="mine"
| #list mine
expect notice N-45 to=maya
expect no new ticket
