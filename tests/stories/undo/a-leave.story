# CMD-08, OOO-14, OOO-18: a leave that was announced, moved or ended by mistake is as it was before, with or without a ticket.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=jonas status=in_progress
mail from=maya to=support+me subject="Leave"
| #away 2026-11-23 to 2026-11-27
expect notice N-33 to=maya text~"#undo"
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @maya
expect error E-22 to=olive
mail from=maya to=support+me reply=N-33 subject="Re: Done"
| #undo
expect notice N-33 to=maya text~"of Maya Ortiz from 2026-11-23 called off"
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @maya
expect T20261116.0004 primary=maya
at 2026-11-30 12:00
expect no notice N-18

# Moved, and moved back: the first dates count again.
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #away 2026-12-07 to 2026-12-11
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #away 2026-12-07 to 2026-12-18
mail from=jonas to=support+internal reply=N-33 subject="Re: Done"
| #undo
expect notice N-33 to=jonas text~"from 2026-12-07 to 2026-12-11"
at 2026-12-10 10:00
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @jonas
expect error E-22 to=olive

# Ended too early, taken back: away again.
mail from=jonas to=support+me subject="Here"
| #back
mail from=jonas to=support+me subject="Re: Done"
| #undo
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @jonas
expect error E-22 to=olive
at 2026-12-14 09:00
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @jonas
expect T20261116.0004 primary=jonas

# Of two leaves the word alone means neither; the receipt's name does. What was changed since stays.
mail from=priya to=support+me subject="Leave"
| #away 2026-12-21 to 2026-12-22
mail from=priya to=support+me subject="Leave"
| #away 2026-12-28 to 2026-12-29
mail from=priya to=support+me subject="Re: Done"
| #undo
expect error E-25 to=priya text~"several receipts"
mail from=maya to=support+me subject="Re: Done"
| #undo
expect error E-25 to=maya
# A question changes nothing, so its answer offers nothing to undo.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #cancelcall all
expect notice N-33 to=maya subject~"Nothing changed"
expect no notice N-33 text~"#undo"
mail from=maya to=support+internal reply=N-33 subject="Re: Nothing changed"
| #undo
expect error E-25 to=maya text~"changed nothing"

# In an answer to a receipt the word means that one.
at 2026-12-15 10:00
mail from=priya to=support+me subject="Leave"
| #away 2027-01-11 to 2027-01-12
mail from=priya to=support+me subject="Leave"
| #away 2027-01-18 to 2027-01-19
mail from=priya to=support+me reply=N-33 subject="Re: Done"
| #undo
expect notice N-33 to=priya text~"of Priya Nair from 2027-01-18 called off"
mail from=priya to=support+me subject="Oh"
| #undo
expect error E-25 to=priya

# In a mail of its own, after work on a ticket, it may mean that.
at 2026-12-17 10:00
mail from=olive to=support+me subject="Leave"
| #away 2027-01-11 to 2027-01-12
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev 1
mail from=olive to=support+me subject="Oh"
| #undo
expect error E-25 to=olive text~"of a ticket, in an answer to it"
expect T20261116.0004 severity=1
