# HO-08.a, HO-08.b, HO-01.b: the next one free, nobody free, somebody away or unknown; a customer's #handoff is a word.
ticket T20261116.0001 "Router" contact=carla primary=jonas status=in_progress
ticket T20261116.0002 "Toner" contact=carla primary=jonas status=waiting_customer
ticket T20261116.0003 "Old one" contact=carla primary=priya status=complete
ticket T20261116.0004 "VPN broken" contact=carla primary=maya status=in_progress
away priya 2026-11-23 2026-11-24
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff next
| Summary: The VPN fails after the password was changed.
| Done: reset the password
| Remaining: read the log
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect T20261116.0004 primary=jonas
expect notice N-20 to=jonas
expect no notice N-20 to=priya

# Priya is back and has none: she is next, also for #assign
away maya 2026-11-25 2026-12-04
at 2026-11-25 10:00
mail from=jonas to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #assign next
| Please read the gateway's log, it begins at 09:40.
expect T20261116.0004 primary=priya
expect notice N-20 to=priya

# nobody is there: all of the team hear of it, nobody owns it
away jonas 2026-11-27 2026-12-04
at 2026-11-27 10:00
mail from=priya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff next
| Summary: The VPN fails after the password was changed.
| Done: reset the password
| Remaining: read the log
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect T20261116.0004 primary=none
expect notice N-20 to=maya
expect notice N-20 to=jonas

mail from=priya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff @jonas
| Summary: The VPN fails.
expect error E-22 to=priya text~"\"Jonas Feld\" is away until 2026-12-04"
mail from=priya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff team:plumbing
| Summary: The VPN fails.
expect error E-22 to=priya text~"\"plumbing\" is unknown"
mail from=priya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff Jonas
| Summary: The VPN fails.
expect error E-02 to=priya

# the vendor queue has no people: the dispatchers hear of it
mail from=priya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff team:vendor
| Summary: The VPN fails after the password was changed.
| Done: reset the password
| Remaining: the vendor's answer on ticket 4711
| Blockers: the vendor
| Files: none
| Status: waiting on vendor
| Urgency: medium
expect T20261116.0004 primary=none group=vendor status=waiting_vendor
expect notice N-20 to=olive

mail from=carla to=support subject="Re: [T20261116.0004] VPN broken"
| #handoff next
| Summary: I do not know what this means.
expect T20261116.0004 group=vendor
expect no error
expect no notice N-20
expect note T20261116.0004 public by=carla text~"#handoff next"
