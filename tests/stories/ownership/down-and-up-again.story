# TR-14.c: down to three and up to four again is a new N-28, and its two days are its own.
profile landesk
at 2026-11-23 09:00
ticket T20261116.0001 "One" contact=carla primary=maya status=waiting_customer triage=approved group=digital
ticket T20261116.0002 "Two" contact=carla primary=maya status=waiting_customer triage=approved group=digital
ticket T20261116.0003 "Three" contact=carla primary=maya status=waiting_customer triage=approved group=digital
ticket T20261116.0004 "Four" contact=carla status=new triage=approved group=digital
ticket T20261116.0006 "Six" contact=carla status=new triage=approved group=digital
at 2026-11-23 10:00
mail from=olive to=support+internal subject="Re: [T20261116.0004] Four"
| #assign @maya she knows the printer
expect notice N-28 to=maya
at 2026-11-23 15:00
mail from=maya to=support+internal subject="Re: [T20261116.0001] One"
| #complete
at 2026-11-24 11:00
mail from=maya to=support+internal subject="Re: [T20261116.0006] Six"
| #take
expect notice N-28 to=maya text~"T20261116.0006 makes it 4"
at 2026-11-25 10:30
expect no notice N-28b
at 2026-11-27 11:00
expect notice N-28b to=omar text~"since Tue 2026-11-24 11:00 EST"

# Where the profile knows no limit nobody counts.
profile standard
ticket T20261116.0007 "Seven" contact=carla status=new
mail from=maya to=support+internal subject="Re: [T20261116.0007] Seven"
| #take
expect no notice N-28
