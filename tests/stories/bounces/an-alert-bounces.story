# GW-05, GW-22: what cannot be delivered to the desk's own people is told to the service admin at once,
# and never stops our letters to them. The customer's address beside it is stopped after two.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It is offline again.
expect notice N-02 to=maya
bounce of=N-02 to=maya status=5.1.1
expect notice N-42 to=sam text~"Maya Ortiz"
expect no notice N-42 to=maya
wait 1d
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It is still offline.
expect notice N-02 to=maya
bounce of=N-02 to=maya status=5.1.1
expect notice N-42 to=sam text~"maya@desk.example"
wait 1d
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Will somebody come?
expect notice N-02 to=maya

# The contrary: an address of the customer.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, I will come today.
expect notice N-03 to=carla
wait 5m
bounce of=N-03 to=carla status=5.1.1
wait 1d
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, I could not reach you.
expect notice N-03 to=carla
wait 5m
bounce of=N-03 to=carla status=5.1.1
expect notice N-42 to=maya text~"no more mail goes to this address"
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, once more.
expect warning W-15 to=maya
expect no notice to=carla

# A letter that concerns no ticket.
mail from=maya to=support subject="Re: [T20260101.0099] Nothing"
| #waiting
expect notice N-34 to=maya
bounce of=N-34 to=maya status=5.2.2
expect notice N-42 to=sam subject~"Mail did not arrive: maya@desk.example" text~"N-34"
