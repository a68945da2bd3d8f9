# LET-05; ST-30.d, ST-31.a: of two missed appointments the later one is meant, unless the mail names the other; said twice is told once.
at 2026-11-23 10:30
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-23 09:00
call T20261116.0004 2026-11-23 10:00

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect notice N-05 to=carla text~"10:00 (New York)"
expect T20261116.0004 status=no_show_remote

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect no notice N-05
expect no error

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow 2026-11-23 09:00
expect notice N-05 to=carla text~"09:00 (New York)"

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=scheduled
call T20261116.0005 2026-11-23 09:00
call T20261116.0005 2026-11-23 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #noshow 2026-11-23 09:00
expect T20261116.0005 status=no_show_remote
expect notice N-05 to=ben text~"09:00 (New York)"
