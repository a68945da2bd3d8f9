# LET-05, ST-31: the customer writes before the letter left: it is taken back, the status remembers the no-show.
at 2026-11-23 10:30
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-23 10:00
mail from=maya to=support+noshow subject="Re: [T20261116.0004] Printer offline"
| Rang three times.
expect T20261116.0004 status=no_show_remote
expect notice N-05 to=carla at="2026-11-23 10:35"
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Sorry! I forgot.
expect T20261116.0004 status=note_emailed_in status_before=no_show_remote
expect cancelled N-05 to=carla
