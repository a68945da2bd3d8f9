# UC-17.a, UC-17.b: another status ends the tries; a date or a booking link only holds them.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
ticket T20261116.0006 "New laptop" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
mail from=maya to=support+waiting subject="Re: [T20261116.0005] Scanner jams"
| Carla, does it scan?
mail from=maya to=support+waiting subject="Re: [T20261116.0006] New laptop"
| Carla, which one?
at 2026-11-18 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #attempt phone now vm

# a
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #progress
expect T20261116.0004 status=in_progress cycle=cancelled
expect no timer T20261116.0004 uc_phone_nudge
# b
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #defer 2026-12-01
expect T20261116.0005 status=deferred cycle=held attempts=2
expect no timer T20261116.0005 uc_final_email
expect no timer T20261116.0005 uc_window
# a booking link
mail from=maya to=support+internal subject="Re: [T20261116.0006] New laptop"
| #linksent
expect T20261116.0006 status=scheduling_link_sent cycle=held

at 2026-12-01 10:00
expect T20261116.0005 status=follow_up_resource cycle=held
mail from=maya to=support+waiting subject="Re: [T20261116.0005] Scanner jams"
| Carla, are you back?
expect T20261116.0005 status=waiting_customer attempts=3
expect timer T20261116.0005 uc_close due="2026-12-03 10:00"
