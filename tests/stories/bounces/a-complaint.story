# GW-22, GW-05: Carla's provider passes on a complaint about a letter of ours. No ticket and no answer comes of
# it; her address gets no more mail, and whoever writes to her is told so.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Hello Carla, does it print?
expect notice N-03 to=carla

# Forged: it is about no letter that we wrote.
wait 1h
mail file=complaint-of-carla.eml
expect no notice
expect no new ticket
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, did you see my question?
expect notice N-03 to=carla

wait 1h
bounce of=N-03 to=carla status=complaint
expect no new ticket
expect no quarantine
expect no notice
expect T20261116.0004 status=in_progress

wait 1h
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, did you see my second question?
expect no notice N-03
expect no notice to=carla
expect warning W-15 to=maya
