# GW-10.a: a tech's plain mail goes to the customer and leaves the status alone.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=carla to=support id=m1 subject="Re: [T20261116.0004] Printer offline"
| The driver did not help.
expect T20261116.0004 status=note_emailed_in
expect notice N-02 to=maya text~"The driver did not help."

wait 5m
mail from=maya reply=N-02
| Carla, I have ordered the part.
expect note T20261116.0004 public by=maya text~"I have ordered the part."
expect notice N-03 to=carla at="2026-11-23 10:07" text~"I have ordered the part."
expect T20261116.0004 status=note_emailed_in primary=maya
expect no timer T20261116.0004 reply_due
