# GW-05, UC-09: a report counts by our own evidence: our bounce address, or a Message-ID that we signed, of a
# letter younger than 30 days. Anything else is a note, and moves no attempt and no address.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #attempt email
| Carla, are you there?
wait 10m
expect T20261116.0004 attempts=1
mail file=forged-bounce.eml
expect T20261116.0004 attempts=1
expect no notice
mail file=forged-bounce.eml header="X-Again: 1"
mail file=forged-bounce-of-a-guessed-id.eml
expect T20261116.0004 attempts=1
expect no notice

# Too old a letter.
wait 31d
bounce of=N-03 to=carla status=5.1.1
expect no notice N-42

# The contrary: a young one.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, are you back?
expect notice N-03 to=carla
wait 10m
bounce of=N-03 to=carla status=5.1.1
expect notice N-42 to=maya
