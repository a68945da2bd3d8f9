# GW-07: wrong codes of a proved sender count for that sender alone; those of a forger earn nothing and stop nobody.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support auth=none subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect notice N-35 to=maya

mail from=maya to=support auth=none subject="a"
| #confirm AAAA-BBB2
mail from=maya to=support auth=fail subject="b"
| #confirm AAAA-BBB3
mail from=maya to=support auth=none subject="c"
| #confirm AAAA-BBB4
mail from=maya to=support auth=none subject="d"
| #confirm AAAA-BBB5
mail from=maya to=support auth=none subject="e"
| #confirm AAAA-BBB6
expect no notice
expect no new ticket
confirm maya
expect T20261116.0004 status=waiting_customer

# Jonas guesses five times: his right code waits a day, and nobody else's.
mail from=jonas to=support auth=none subject="Re: [T20261116.0004] Printer offline"
| #progress
expect notice N-35 to=jonas
mail from=jonas to=support subject="a"
| #confirm AAAA-BBB2
expect error E-21 to=jonas
mail from=jonas to=support subject="b"
| #confirm AAAA-BBB3
mail from=jonas to=support subject="c"
| #confirm AAAA-BBB4
mail from=jonas to=support subject="d"
| #confirm AAAA-BBB5
mail from=jonas to=support subject="e"
| #confirm AAAA-BBB6
wait 1h
confirm jonas
expect error E-21 to=jonas
expect notice N-34 to=jonas text~"refused until"
expect T20261116.0004 status=waiting_customer
mail from=maya to=support auth=none subject="Re: [T20261116.0004] Printer offline"
| #progress
confirm maya
expect T20261116.0004 status=in_progress

# A day later Jonas is heard again.
wait 24h
mail from=jonas to=support auth=none subject="Re: [T20261116.0004] Printer offline"
| #waiting
confirm jonas
expect T20261116.0004 status=waiting_customer

# A customer who begins like that writes to the technician as ever.
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| #confirm 12345
| that is the number of my order.
expect note T20261116.0004 public by=carla
expect notice N-02 to=maya
