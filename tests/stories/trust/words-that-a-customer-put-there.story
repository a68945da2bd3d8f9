# GW-25, W-17: who answers all brings back what a customer wrote to; it sets nothing. `internal` always counts.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=maya@desk.example cc=support+complete@desk.example id=c1 subject="[T20261116.0004] Printer offline"
| Please look.
expect T20261116.0004 status=note_emailed_in
wait 1h
mail from=maya to=carla cc=support+complete@desk.example reply=c1 subject="Re: [T20261116.0004] Printer offline"
| I will look tomorrow.
expect T20261116.0004 status=note_emailed_in
expect warning W-17 to=maya
expect notice N-33 to=maya text~"put there by Carla Ruiz"
wait 1h
mail from=carla to=support+internal@desk.example subject="Re: [T20261116.0004] Printer offline" id=c2
| Do look.
mail from=maya to=support+internal@desk.example reply=c2 subject="Re: [T20261116.0004] Printer offline"
| She is in a hurry.
expect note T20261116.0004 internal by=maya
expect no notice to=carla

# The contrary: Maya's own word, and another one than the customer's.
mail from=maya to=support+waiting@desk.example reply=c2 subject="Re: [T20261116.0004] Printer offline"
| Carla, which floor?
expect T20261116.0004 status=waiting_customer
expect no warning W-17
wait 8d
mail from=maya to=support+complete@desk.example subject="Re: [T20261116.0004] Printer offline"
| Done.
expect T20261116.0004 status=complete
