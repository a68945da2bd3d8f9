# ST-17.a, ST-17.b, ST-17.c, ST-17.d: it comes back at the opening of the last business day before its date.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 2026-11-30 ring the supplier
ticket T20261116.0005 "Scanner jams" contact=ben status=in_progress
mail from=olive to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #defer 2026-11-27
expect timer T20261116.0004 deferred_due due="2026-11-27 09:00"
expect timer T20261116.0005 deferred_due due="2026-11-25 09:00"

at 2026-11-23 14:00
ticket T20261116.0006 "No sound" contact=carla primary=jonas status=in_progress
mail from=jonas to=support+internal subject="Re: [T20261116.0006] No sound"
| #defer tomorrow
expect timer T20261116.0006 deferred_due due="2026-11-24 09:00"

at 2026-11-24 09:00
expect T20261116.0006 status=follow_up_resource due=2026-11-24
expect notice N-11 to=jonas at="2026-11-24 09:00"
at 2026-11-25 09:00
expect T20261116.0005 status=follow_up_resource
expect notice N-11 to=olive
at 2026-11-27 09:00
expect T20261116.0004 status=follow_up_resource
expect notice N-11 to=maya subject~"Due" text~"ring the supplier"
expect notice N-11 to=maya text~"Follow Up Needed: Resource"
# the day that the letter proposes lies behind the one that it tells
expect notice N-11 to=maya text~"It is due on Mon 2026-11-30." text~"#defer 2026-12-01"

# the letter says who deferred it to nobody who did not
at 2026-12-01 10:00
ticket T20261130.0009 "By a colleague" contact=carla primary=maya status=in_progress
mail from=jonas to=support+internal subject="Re: [T20261130.0009] By a colleague"
| #defer 2026-12-03 waits for a part
at 2026-12-02 09:00
expect notice N-11 to=maya text~"This ticket was deferred on Tue 2026-12-01"
