# HO-02, HO-11.a, HO-14: a name or farewell below the parts is none of them; vague words stay vague with small words between.
ticket T20261116.0004 "VPN" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN"
| #handoff @jonas
| Summary: VPN fails after the reset, the firewall has to be looked at.
| Done: reset
| Remaining: firewall
| Blockers: none
| Files: none
| Urgency: low
| Status: in progress
|
| Maya Ortiz | Desk | +1 212 555 0100
expect T20261116.0004 primary=jonas status=in_progress
mail from=jonas to=support+internal subject="Re: [T20261116.0004] VPN"
| #handoff @maya
| Summary: the firewall is right, the account of the user is not.
| Done: read the rule and the log
| Remaining: ask the user for a time
| Blockers: none
| Files: none
| Status: in progress
| Urgency: high, user travels Fri 2026-11-27
|
| Jonas
| (from the road)
expect T20261116.0004 primary=maya
expect notice N-20 to=maya text~"high, user travels Fri 2026-11-27 Contact Carla"
expect no notice N-20 text~"from the road"
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN"
| #handoff @jonas
| Summary: the account of the user is locked, it wants a new one.
| Done:
| - troubleshooting is still ongoing
| - I am currently working on it
| Remaining: make the account
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect error E-18 to=maya
expect T20261116.0004 primary=maya

# What is said of the urgency in a paragraph of its own is read on; the farewell below it is not.
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN"
| #handoff @jonas
| Summary: the account of the user is locked, it wants a new one.
| Done: read the log
| Remaining: make the account
| Blockers: none
| Files: none
| Status: in progress
| Urgency: high
|
| The customer's director flies out on Friday and must be able to work from the plane.
|
| Thanks,
| Maya
expect notice N-20 to=jonas text~"director flies out on Friday and must be able to work from the plane. Contact Carla"

# A time that is said below is none of a farewell's numbers.
mail from=jonas to=support+internal subject="Re: [T20261116.0004] VPN"
| #handoff @maya
| Summary: the user cannot log in, the gateway drops it.
| Done: reset of the password
| Remaining: read the log of 9:00
| Blockers: none
| Files: none
| Status: in progress
| Urgency: high
|
| SLA: 2026-11-24 12:00
|
| Jonas Feld
expect notice N-20 to=maya text~"Urgency high 2026-11-24 12:00 Contact Carla"
