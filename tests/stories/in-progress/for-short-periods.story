# ST-19.a: four business hours without a note or a change, and the owner is asked once.
at 2026-11-20 15:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=new
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #progress
expect timer T20261116.0004 in_progress_stale due="2026-11-23 11:00"
at 2026-11-23 11:00
expect notice N-44 to=maya subject~"In Progress since Fri 2026-11-20 15:00 EST"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| Still at it.
expect no timer T20261116.0004 in_progress_stale
at 2026-11-25 12:00
expect no notice N-44
