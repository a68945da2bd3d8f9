# HO-02, E-17: in msp a ticket that somebody owns is given away with the eight parts; the first one is given it with a word.
profile msp
ticket T20261116.0004 "VPN broken" contact=carla primary=none status=in_progress
mail from=olive to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #assign @maya
| Please look at the VPN.
expect T20261116.0004 primary=maya
mail from=maya to=support subject="Re: [T20261116.0004] VPN broken"
| #assign @jonas
| Please look at the VPN.
expect error E-17 to=maya
expect T20261116.0004 primary=maya
expect no notice to=carla
mail from=maya to=support subject="Re: [T20261116.0004] VPN broken"
| #assign @jonas
| Summary: The VPN fails after the password was changed.
| Done: reset the password
| Remaining: read the log
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect T20261116.0004 primary=jonas
expect notice N-20 to=jonas text~"Remaining read the log"
expect no notice N-03
# whoever takes it writes no handoff to themselves
mail from=priya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #take
expect T20261116.0004 primary=priya
