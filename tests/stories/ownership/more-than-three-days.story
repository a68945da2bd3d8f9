# TR-16.a, TR-16.b, TR-16.c, TR-16.d: an estimate beyond the limit at once, else after three business days; once.
profile landesk
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla status=new triage=approved group=digital
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
expect timer T20261116.0004 effort_limit due="2026-11-27 10:00"
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #waiting
| Carla, which model is it?
expect T20261116.0004 status=waiting_customer
at 2026-11-27 10:00
expect notice N-29 to=omar text~"Maya Ortiz has owned this since Mon 2026-11-23 10:00 EST."
expect notice N-29 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #effort 5d
expect no notice N-29

ticket T20261116.0005 "Scanner offline" contact=carla primary=jonas status=in_progress triage=approved group=digital
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner offline"
| #effort 3d
expect no notice N-29
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner offline"
| #effort 5d
expect notice N-29 to=omar text~"Jonas Feld expects 5 days of work."
expect notice N-29 to=jonas

# What was arranged before, or in the same mail, is no question.
ticket T20261116.0006 "New office" contact=ben primary=priya status=in_progress triage=approved group=digital
mail from=priya to=support+internal subject="Re: [T20261116.0006] New office"
| #arranged with Omar 2026-11-20
mail from=priya to=support+internal subject="Re: [T20261116.0006] New office"
| #effort 8d
expect no notice N-29
ticket T20261116.0007 "Old office" contact=ben primary=priya status=in_progress triage=approved group=digital
mail from=priya to=support+internal subject="Re: [T20261116.0007] Old office"
| #effort 8d
| #arranged with Omar
expect no notice N-29
at 2026-12-11 10:00
expect no notice N-29
