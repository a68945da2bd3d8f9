# ST-30.c, ST-31.a: after a missed appointment a new one was booked for later that day: nobody has missed that one yet.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-23 09:30
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect notice N-05 to=carla text~"09:30 (New York)"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2026-11-23 15:00
expect T20261116.0004 status=scheduled
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect error E-13 to=maya text~"15:00"
expect T20261116.0004 status=scheduled
expect no notice to=carla

# Once it began it is the one that was missed.
at 2026-11-23 15:12
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect T20261116.0004 status=no_show_remote
expect notice N-05 to=carla text~"15:00 (New York)"

# The contrary: said twice of the same one, though another is booked, it is told once and is no error.
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=scheduled
call T20261116.0005 2026-11-23 14:00
call T20261116.0005 2026-11-24 11:00
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #noshow
expect notice N-05 to=ben text~"14:00 (New York)"
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #noshow
expect warning W-18 to=maya
expect no notice N-05
