# ST-15.c, ST-15.d: a day ahead is kept; a day without service earns a warning and comes back before it.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 2026-12-01 ring the supplier first
expect T20261116.0004 status=deferred due=2026-12-01
expect timer T20261116.0004 deferred_due due="2026-11-30 09:00"
expect no warning W-04 to=maya

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #defer Sat
expect T20261116.0005 status=deferred due=2026-11-28
expect warning W-04 to=maya text~"not a service day"
expect timer T20261116.0005 deferred_due due="2026-11-27 09:00"

ticket T20261116.0006 "No sound" contact=carla primary=maya status=in_progress
mail from=maya to=support+defer.2026-12-01 subject="Re: [T20261116.0006] No sound"
| Waits for the new desk.
expect T20261116.0006 status=deferred due=2026-12-01
expect note T20261116.0006 internal by=maya
expect no notice to=carla

ticket T20261116.0007 "No light" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0007] No light"
| #snooze 2028-01-10
expect warning W-03 to=maya
