# OOO-06.a: #help cover names who is there, #escalate asks the manager.
at 2026-12-04 10:00
ticket T20261201.0001 "Severe" contact=tess primary=maya status=in_progress severity=2
mail from=maya to=support+internal subject="Re: [T20261201.0001] Severe"
| #escalate Nobody of my shift is free.
expect notice N-19 to=mina text~"T20261201.0001 Severe, severity 2, In Progress, Tess Wynn" text~"Nobody of my shift is free."
expect T20261201.0001 primary=maya status=in_progress
expect no notice to=tess

# Her own shift first, then the others, with what they have on their hands; who is away is not named.
ticket T20261201.0002 "His" contact=carla primary=jonas status=in_progress
ticket T20261201.0003 "His, too" contact=carla primary=jonas status=waiting_customer
ticket T20261201.0004 "His, done" contact=carla primary=jonas status=complete
mail from=maya to=support+me subject="cover"
| #help cover
expect notice N-47 to=maya text~"Of your shift: @jonas Jonas Feld, AMER day, 2 open Of other shifts and regions: @priya Priya Nair, EMEA day, 0 open" text~"#escalate"
expect no notice N-47 text~"Olive"
expect no notice N-47 text~"@maya"
away jonas 2026-12-04 2026-12-08
mail from=maya to=support+internal subject="Re: [T20261201.0001] Severe"
| #help cover
expect notice N-47 to=maya text~"Of your shift: nobody is there Of other shifts and regions: @priya"

# Asked without a leave, and for a ticket of no great severity, the letter says neither.
ticket T20261201.0005 "Minor" contact=tess primary=priya status=in_progress
mail from=priya to=support+internal subject="Re: [T20261201.0005] Minor"
| #escalate I cannot do this one.
expect notice N-19 to=mina subject~"Cover needed: Priya Nair" text~"Priya Nair needs cover for:"
expect no notice N-19 subject~"severity"
expect no notice N-19 text~"away"
