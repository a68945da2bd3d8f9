# CMD-02, E-01: one wrong line, and nothing of the mail is done; the text stays inside.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #waitng
| #take
| Carla, does it print now?
expect error E-01 to=maya text~"#waitng"
expect error E-01 to=maya text~"waiting"
expect T20261116.0004 status=in_progress primary=maya
expect note T20261116.0004 internal by=maya text~"does it print now?"
expect no note T20261116.0004 public
expect no notice to=carla

# the corrected mail does it all
wait 5m
mail from=maya reply=N-34 to=support
| #waiting
| Carla, does it print now?
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla text~"does it print now?"
expect notice N-33 to=maya
