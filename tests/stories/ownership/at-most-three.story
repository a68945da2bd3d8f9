# TR-14.a, TR-14.b: the fourth is allowed and said; still four after two business days, the lead hears.
profile landesk
at 2026-11-23 09:00
ticket T20261116.0001 "One" contact=carla primary=maya status=waiting_customer triage=approved group=digital
ticket T20261116.0002 "Two" contact=carla primary=maya status=waiting_customer triage=approved group=digital
ticket T20261116.0003 "Three" contact=carla status=new triage=approved group=digital
ticket T20261116.0004 "Four" contact=carla status=new triage=approved group=digital
ticket T20261116.0005 "Put off" contact=carla primary=maya status=deferred due=2026-12-15 triage=approved group=digital
at 2026-11-23 09:30
mail from=maya to=support+internal subject="Re: [T20261116.0003] Three"
| #take
expect T20261116.0003 primary=maya
expect no notice N-28
at 2026-11-23 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Four"
| #take
expect T20261116.0004 primary=maya
expect notice N-28 to=maya subject~"You own 4 tickets" text~"T20261116.0004 makes it 4; 3 at a time is the guideline."
expect notice N-28 to=omar
expect notice N-28 to=maya text~"talk to Omar Said"
expect timer T20261116.0004 ticket_limit due="2026-11-25 10:00"
restart
at 2026-11-25 10:00
expect notice N-28b to=omar text~"Maya Ortiz has owned more than 3 tickets since Mon 2026-11-23 10:00 EST."
expect no notice N-28b to=maya
at 2026-12-04 10:00
expect no notice N-28b
