# GW-12, UC: a ticket with two documented tries is merged: its tracker ends with it, nothing closes it "nobody
# reached", and the ticket that continues counts its own tries alone. An appointment to come goes along.
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261102.0002 "Scanner offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0002] Scanner offline"
| Which scanner?
at 2026-11-09 14:30
mail from=maya to=support+internal subject="Re: [T20261102.0002] Scanner offline"
| #attempt phone 2026-11-09 14:20 vm
call T20261102.0002 2026-11-30 10:00
at 2026-11-10 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0002] Scanner offline"
| #merge T20261102.0001
confirm maya
expect T20261102.0002 status=complete cycle=cancelled resolution=merged
expect no timer T20261102.0002 uc_final_email
expect T20261102.0001 attempts=0 cycle=none status=in_progress
expect notice N-06c to=carla
at 2026-12-05 10:00
expect no notice N-10
expect T20261102.0002 resolution=merged
