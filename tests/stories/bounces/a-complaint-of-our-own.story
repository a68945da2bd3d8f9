# GW-22: a complaint never stops our letters to the desk's own people. The customer's: see a-complaint.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail file=complaint-of-maya.eml
expect no notice
expect no new ticket
wait 1h
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It burns now.
expect notice N-02 to=maya
bounce of=N-02 to=maya status=complaint
wait 1h
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It still burns.
expect notice N-02 to=maya
