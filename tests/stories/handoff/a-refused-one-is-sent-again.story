# HO-02.b, HO-07.b, HO-08, HO-11.a: what comes back with a refusal is taken as it stands, long lines and all.
ticket T20261116.0004 "VPN" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN"
| #handoff team:netwroking
| Summary: the tunnel of the maker's firewall drops a minute after the login, since the update of Thursday, and wants their support.
| Done: reset the password
| Remaining: call of the maker, case 5512
| Blockers: none
| Files: none
| Status: waiting on vendor
| Urgency: low
expect error E-22 to=maya
expect notice N-34 to=maya text~"#handoff team:networking Summary: the tunnel"
mail from=maya reply=N-34 subject="Re: [T20261116.0004] NOT DONE"
| #handoff team:networking
| Summary: the tunnel of the maker's firewall drops a minute after the
| login, since the update of Thursday, and wants their support.
| Done: reset the password
| Remaining: call of the maker, case 5512
| Blockers: none
| Files: none
| Status: waiting on vendor
| Urgency: low
expect T20261116.0004 status=waiting_vendor primary=none
expect notice N-20 to=jonas text~"case 5512"

# What people call the vendor queue is a team here, and the other way round.
ticket T20261116.0005 "Firewall" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0005] Firewall"
| #handoff queue:Vendor
| Summary: the firewall wants the maker's support.
| Done: reset
| Remaining: call of the maker
| Blockers: none
| Files: none
| Status: waiting on vendor
| Urgency: low
expect T20261116.0005 status=waiting_vendor primary=none
mail from=maya to=support+internal subject="Re: [T20261116.0005] Firewall"
| #assign team:"Help Desk"
expect T20261116.0005 queue="Help Desk"

# Of two statuses the line beside the handoff is left out, not the handoff.
ticket T20261116.0006 "Scanner" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0006] Scanner"
| #handoff @jonas
| #vendor our PO-88
| Summary: the scanner jams, wants a roller.
| Done: ordered a roller
| Remaining: fit it
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect error E-11 to=maya
expect notice N-34 to=maya text~"by replying to this mail: #handoff @jonas Summary:"

# Words that say nothing leave a gap to be filled in, in the summary, too; nothing left is said once.
mail from=maya to=support+internal subject="Re: [T20261116.0006] Scanner"
| #handoff @jonas
| Summary: see above
| Done: ordered a roller
| Remaining: n/a
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect error E-17 to=maya
expect error E-18 to=maya
expect notice N-34 to=maya text~"Summary: <the problem, what was tried, what is wanted>" text~"E-18: \"see above\""
expect no notice N-34 to=maya text~"\"n/a\""
