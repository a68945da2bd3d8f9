# GW-08, GW-11, E-01, E-02: an answer to a list, a digest or a leave letter asks for a ticket's number; it opens none by a command.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer severity=2
mail from=maya to=support+me subject="Leave"
| #away 2026-12-07 to 2026-12-11
expect notice N-19 to=mina
mail from=mina reply=N-19 subject="Re: Cover needed"
| #assign @jonas
| Jonas, please take this one while Maya is away.
expect error E-02 to=mina
expect notice N-34 to=mina text~"write its number into the subject"
expect no new ticket
expect no notice to=jonas
mail from=maya reply=N-18a subject="Re: Before you leave"
| #ooo return 2026-12-14
| Problem: it stops.
| Action taken: measured.
| Next steps: uncertain
| Blockers: none
expect notice N-34 to=maya
expect no new ticket
at 2026-11-24 08:30
mail from=omar reply=N-37 subject="Re: Tickets on 2026-11-24"
| #sev 1
expect error E-02 to=omar
expect no new ticket
mail from=mina reply=N-37 subject="Re: Tickets on 2026-11-24"
| #lits mine
expect error E-01 to=mina
expect no new ticket

# The contrary: with the number in its subject it is done; what needs no ticket is answered; words alone are read by somebody.
mail from=mina reply=N-37 subject="Re: Tickets on 2026-11-24 [T20261116.0004]"
| #assign @jonas
| Jonas, please take this one while Maya is away.
expect T20261116.0004 primary=jonas
mail from=mina reply=N-37 subject="Re: Tickets on 2026-11-24"
| #list waiting
expect notice N-45 to=mina
mail from=mina reply=N-37 subject="Re: Tickets on 2026-11-24"
| Why is the printer of Alder Air still waiting?
expect new ticket
expect notice N-02n to=olive text~"still waiting"
mail from=olive to=support subject="New bench"
| #sev 3
expect new ticket

# What begins a ticket needs none; and words that are kept nowhere come back with the error.
mail from=mina reply=N-37 subject="Re: Tickets on 2026-11-24"
| #new carla
| #public
| Carla, shall we bring the new printer on Friday?
expect new ticket
expect notice N-03 to=carla text~"on Friday"
mail from=mina reply=N-37 subject="Re: Tickets on 2026-11-24"
| #asign @jonas
| Please order forty benches for Alder Air.
expect error E-01 to=mina
expect notice N-34 to=mina text~"order forty benches"
mail from=mina reply=N-37 subject="Re: Tickets on 2026-11-24"
| #sev 2
| The forty benches are late.
expect error E-02 to=mina
expect notice N-34 to=mina text~"forty benches are late"
expect no notice N-34 text~"Close to what you wrote: #sev 2"
expect no new ticket

# mere thanks for it are read by nobody; a sentence is a new matter
mail from=mina reply=N-37 subject="Re: Tickets on 2026-11-24"
| Thank you, Olive!
|
| Mina Holt
expect no new ticket
expect no notice
mail from=mina reply=N-37 subject="Re: Tickets on 2026-11-24"
| Please put the answers of last week into the board's report.
expect new ticket internal=true
