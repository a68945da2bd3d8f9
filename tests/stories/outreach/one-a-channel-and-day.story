# UC-07.a, UC-07.b, UC-07.c, UC-06.b: two mails or two calls of one day are one try; a mail and a call are two.
at 2026-11-09 09:00
ticket T20261109.0001 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support subject="Re: [T20261109.0001] Printer offline"
| Carla, does it print?
expect T20261109.0001 attempts=1 cycle=open
at 2026-11-09 15:00
mail from=maya to=support subject="Re: [T20261109.0001] Printer offline"
| Or shall I call?
expect T20261109.0001 attempts=1

# b
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt phone 2026-11-09 15:10 vm
expect error E-16 to=maya
wait 20m
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt phone 2026-11-09 15:10 vm
expect T20261109.0001 attempts=2

# c
mail from=jonas to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt phone 2026-11-09 15:15 noanswer
expect T20261109.0001 attempts=2
expect notice N-33 to=jonas text~"extra"

# the receipt of one too many says why, and what counts
at 2026-12-01 12:00
ticket T20261130.0009 "Twice a day" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+phone subject="Re: [T20261130.0009] Twice a day"
| vm
mail from=jonas to=support+internal subject="Re: [T20261130.0009] Twice a day"
| #attempt phone 2026-12-01 11:00 noanswer
expect notice N-33 to=jonas text~"2026-12-01 has its phone try already, 1 of 3"
expect T20261130.0009 attempts=1
