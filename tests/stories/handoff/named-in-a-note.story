# HO-09.a, HO-11.b: "@name" in a note alerts that person and assigns nothing; a note that says nothing earns W-11 once a day.
ticket T20261116.0004 "VPN broken" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| @Jonas — all workstation-side troubleshooting is completed, likely a firewall issue. Please continue from the gateway's log.
expect T20261116.0004 primary=maya
expect notice N-02c to=jonas text~"likely a firewall issue"
expect no notice N-02c to=maya
# an address is no mention, nor is a word to the customer; the owner hears once
mail from=priya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| @maya: write to jonas@desk.example or @nobody, I checked the firewall.
expect notice N-02c to=maya
expect no notice N-02c to=jonas
mail from=maya to=support subject="Re: [T20261116.0004] VPN broken"
| Carla, our colleague @Jonas will call you.
expect notice N-03 to=carla
expect no notice N-02c

mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| looking into it
expect warning W-11 to=maya
expect note T20261116.0004 internal text~"looking into it"
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| working on it
expect no warning W-11
wait 1d
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| working on it
expect warning W-11
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #attempt phone now vm
| tbd
expect no warning W-11
