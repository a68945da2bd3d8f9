# GW-07: guesses count by who sends them, whatever ticket, subject or address of ours they are spread over.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Door open" contact=carla primary=maya status=in_progress
ticket T20261116.0006 "Lamp dark" contact=carla primary=maya status=in_progress
mail from=jonas to=support auth=none subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect notice N-35 to=jonas
mail from=maya to=support auth=none subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect notice N-35 to=maya
mail from=jonas to=support subject="Re: [T20261116.0004] Printer offline"
| #confirm AAAA-BBB2
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Door open"
| #confirm AAAA-BBB3
mail from=jonas to=support subject="Re: [T20261116.0006] Lamp dark"
| #confirm AAAA-BBB4
mail from=jonas reply=N-35
| #confirm AAAA-BBB5
mail from=jonas to=support cc=carla subject="Something new"
| #confirm AAAA-BBB6
confirm jonas
expect error E-21 to=jonas
expect T20261116.0004 status=in_progress
# strangers and forgers of many addresses earn nothing and void nothing
mail from=a@one.example to=support subject="a"
| #confirm AAAA-BBB2
mail from=b@one.example to=support subject="Re: [T20261116.0004] Printer offline"
| #confirm AAAA-BBB3
mail from=maya to=support auth=none subject="Re: [T20261116.0005] Door open"
| #confirm AAAA-BBB4
mail from=maya to=support auth=none subject="Re: [T20261116.0006] Lamp dark"
| #confirm AAAA-BBB5
mail from=maya to=support+internal auth=none subject="x"
| #confirm AAAA-BBB6
mail from=maya to=support auth=fail subject="y"
| #confirm AAAA-BBB7
confirm maya
expect T20261116.0004 status=waiting_customer
