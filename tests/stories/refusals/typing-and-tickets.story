# E-01, E-02, E-03, E-04: each refusal in its own words, with the line it answers.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261117.0002 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waitng
expect notice N-34 to=maya text~"E-01: \"#waitng\": no such command. Did you mean #waiting"
expect T20261116.0004 status=in_progress

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev 7
expect notice N-34 to=maya text~"E-02: \"#sev 7\": #sev needs" text~"Example: #sev"
expect T20261116.0004 severity=none

mail from=maya to=support subject="Re: [T20261101.0099] Old thing"
| #waiting
expect notice N-34 to=maya text~"E-03: Ticket T20261101.0099 does not exist. Recent tickets of this contact:"
expect no new ticket

mail from=maya to=support+internal subject="Re: [T20261116.0004] and T20261117.0002 both"
| #waiting
expect notice N-34 to=maya text~"E-04: This mail names 2 tickets (T20261116.0004, T20261117.0002). Send one mail per ticket."
expect T20261116.0004 status=in_progress
expect T20261117.0002 status=in_progress
