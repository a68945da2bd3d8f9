# C-20, CMD-03: #uncc takes a watcher, a copied contact or an outsider off; the main contact stays; nothing to take off is W-18.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #cc ben@alderair.example
| #cc @jonas
expect notice N-33 to=maya text~"Copies to Ben"
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Both hear this.
expect notice N-03 to=ben
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uncc ben@alderair.example
| #uncc @jonas
expect notice N-33 to=maya text~"No copies to Ben" text~"No copies to Jonas Feld"
wait 10m
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla alone hears this.
expect notice N-03 to=carla
expect no notice N-03 to=ben
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uncc ben@alderair.example
expect warning W-18 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uncc carla@alderair.example
expect error E-22 to=maya text~"main contact"
