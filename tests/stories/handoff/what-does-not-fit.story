# HO-02, HO-03.a, HO-05.a, HO-07.a, HO-07.b, HO-11.a: too long, nothing left, a status that does not fit, words that say nothing.
ticket T20261116.0004 "VPN broken" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff @jonas
| Summary: 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789
| 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789
| 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789
| 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789
| 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789
| 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789
| 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789
| Done: reset the password
| Remaining: nothing
| Blockers: none
| Files: none
| Status: scheduled
| Urgency: low
expect error E-17 to=maya text~"Summary: at most 600"
expect error E-17 to=maya text~"complete it instead"
expect error E-17 to=maya text~"Status: one of Waiting Customer, Waiting Vendor, Waiting on Escalation Team, In Progress"
expect T20261116.0004 primary=maya status=in_progress

mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff @jonas
| Summary: The VPN fails after the password was changed.
| Done: troubleshooting ongoing
| Remaining: see above
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect error E-18 to=maya text~"\"troubleshooting ongoing\" does not tell the next person anything. What was done, what is left?"
expect error E-18 to=maya text~"\"see above\" does not tell"
expect notice N-34 to=maya text~"Done: <what was done, one step a line>"
expect T20261116.0004 primary=maya

# E-17 and E-18 of one mail are told at once
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff @jonas
| Done: working on it
expect error E-17 to=maya text~"Summary, Remaining, Blockers, Files, Status, Urgency"
expect error E-18 to=maya text~"working on it"

# "in progress" is a status, and work that is under way may be described
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff @jonas
| Summary: The VPN fails after the password was changed.
| Done: troubleshooting ongoing: reset the password, cleared the cache
| Remaining: read the log
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect no error
expect T20261116.0004 primary=jonas
