# HO-07, HO-08: what waits for an escalation team is in that team's hands: it is named on the ticket and the team hears of it.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #escalation team:networking
|
| The switch port of the printer drops every hour, please look at its log.
expect T20261116.0004 status=waiting_escalation group=networking primary=maya
expect notice N-20 to=jonas text~"drops every hour"
expect no notice to=carla

# What the customer writes then goes to the owner.
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It dropped again.
expect T20261116.0004 status=note_emailed_in group=networking
expect notice N-02 to=maya

# Without a target: the desk's team of that name; by the name of the status, too.
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #status waiting on escalation team
expect T20261116.0005 status=waiting_escalation group=escalation primary=maya
expect notice N-20 to=priya

# A ticket that has a group stays there; the same once more tells nobody.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #escalation
expect T20261116.0004 status=waiting_escalation group=networking
expect no notice N-20
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline, again"
| #escalation
expect no notice N-20

# A team that does not exist, and a person, are none.
ticket T20261116.0006 "Fax" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0006] Fax"
| #escalation team:nobody
expect error E-22 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0006] Fax, again"
| #escalation @jonas
expect error E-02 to=maya text~"a team or group"
expect T20261116.0006 status=in_progress group=none

# Who is given the ticket in the same mail, and is of that team, hears of it once; the rest of the team as well.
ticket T20261116.0007 "Switch" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0007] Switch"
| #escalation team:amer
| #assign @jonas
|
| Please look at the switch in the hall, its port 4 drops every hour.
expect T20261116.0007 status=waiting_escalation group=amer primary=jonas
expect notice N-20 to=jonas text~"to Jonas Feld"
expect no notice N-20 to=jonas text~"AMER team"
