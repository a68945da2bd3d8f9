# TR-13.a, TR-13.b, TR-13.c, TR-13.d, TR-13.e, TR-13.f: half past three, on business days, to the owner whose customer has heard nothing today.
profile landesk
at 2026-11-23 09:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress triage=approved group=digital
ticket T20261116.0005 "Scanner offline" contact=carla status=new triage=approved group=digital
ticket T20261116.0006 "Waits" contact=ben primary=jonas status=waiting_customer triage=approved group=digital
ticket T20261116.0007 "Undecided" contact=ben primary=jonas status=new triage=untriaged group=digital
expect timer T20261116.0004 daily_update due="2026-11-23 15:30"
expect no timer T20261116.0005 daily_update
expect no timer T20261116.0007 daily_update
at 2026-11-23 15:29
expect no notice N-27
at 2026-11-23 15:30
expect notice N-27 to=maya at="2026-11-23 15:30" subject~"[Approved] Daily update: Printer offline" text~"Carla has had no message from us yet"
expect no notice N-27 to=jonas

# An update in the morning, however small, is one.
at 2026-11-24 09:10
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #public
| No change yet: the part is on its way.
expect notice N-03 to=carla
at 2026-11-24 14:00
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner offline"
| #take
expect timer T20261116.0005 daily_update due="2026-11-25 15:30"
at 2026-11-24 23:00
expect no notice N-27

# Wednesday for both; nothing on Thanksgiving, Friday again, nothing at the weekend.
at 2026-11-25 15:30
expect notice N-27 to=maya text~"since Tue 2026-11-24 09:10 EST"
at 2026-11-27 09:00
expect no notice N-27
at 2026-11-27 15:30
expect notice N-27 to=maya
at 2026-11-30 15:29
expect no notice N-27
