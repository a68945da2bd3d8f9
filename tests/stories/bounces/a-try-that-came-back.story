# GW-05.a, GW-05.b, UC-09.a: a try whose mail came back for good is none; one that is only late stands.
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
at 2026-11-09 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt email
expect T20261102.0001 attempts=2
wait 6m

# b: still trying
bounce of=N-09 to=carla status=4.4.1
expect T20261102.0001 attempts=2 status=waiting_customer
expect no notice N-42

# a: refused
bounce of=N-09 to=carla status=5.1.1
expect T20261102.0001 attempts=1 cycle=open status=waiting_customer
# the type that a report names first (RFC 3464 2.3.6) is nothing to tell a person
expect notice N-42 to=maya text~"failed: 550 5.1.1 could not be delivered. It does not count as a try"
expect notice N-42 to=maya text~"carla@alderair.example"
expect no notice to=carla
