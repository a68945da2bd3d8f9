# W-15, W-17, W-18: an address that no mail goes to, a word that the customer put there, and a command that changed
# nothing, in the words of the receipt.
at 2026-11-16 10:00
ticket T20261116.0001 "Spare part" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0001] Spare part"
| Carla, I have ordered the part.
wait 5m
bounce of=N-03 to=carla status=5.1.1
at 2026-11-18 10:00
mail from=maya to=support subject="Re: [T20261116.0001] Spare part"
| Carla, the part is here.
wait 5m
bounce of=N-03 to=carla status=5.1.1
at 2026-11-19 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0001] Spare part"
| #attempt email
expect notice N-33 to=maya text~"W-15 contact address suppressed: no mail was sent."
expect no notice to=carla

ticket T20261119.0002 "Lamp" contact=ben primary=maya status=in_progress
mail from=ben to=maya@desk.example cc=support+complete@desk.example id=b1 subject="[T20261119.0002] Lamp"
| Please look.
wait 1h
mail from=maya to=ben cc=support+complete@desk.example reply=b1 subject="Re: [T20261119.0002] Lamp"
| I will look tomorrow.
expect T20261119.0002 status=note_emailed_in
expect notice N-33 to=maya text~"W-17 support+complete@desk.example was put there by Ben" text~"; it set nothing."

ticket T20261119.0003 "Desk" contact=tess primary=maya status=in_progress severity=2
mail from=maya to=support+internal subject="Re: [T20261119.0003] Desk"
| #sev 2
expect notice N-33 to=maya text~"W-18 #sev 2 changed nothing: it was so already."
