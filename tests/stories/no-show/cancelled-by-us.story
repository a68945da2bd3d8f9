# CMD-03: #cancelcall takes the next appointment out; a scheduled ticket without one comes back to its owner.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-24 10:00
call T20261116.0004 2026-11-25 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #cancelcall 2026-11-25 10:00
expect T20261116.0004 status=scheduled
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #cancelcall all
expect T20261116.0004 status=follow_up_resource
