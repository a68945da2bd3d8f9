# ST-17.e, STA-05: deferred again before it came back: only the new date counts.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 2026-11-30
wait 1h
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 2026-12-10
expect T20261116.0004 status=deferred due=2026-12-10
expect timer T20261116.0004 deferred_due due="2026-12-09 09:00"
at 2026-11-28 12:00
expect no notice N-11
at 2026-12-09 09:00
expect notice N-11 to=maya
expect T20261116.0004 status=follow_up_resource
