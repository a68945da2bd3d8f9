# ST-26.b, ST-26.c, ST-27, E-12, E-02: an appointment by hand, behind the scenes; not in the past, not without a time; over the spring change.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2026-11-20 10:00
expect error E-12 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2026-11-30
expect error E-02 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2026-11-30 10:00 for 1h background
expect T20261116.0004 status=scheduled
expect no notice to=carla
at 2027-03-12 16:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2027-03-15 10:00 off-machine
expect notice N-33 to=maya text~"2027-03-15 10:00 EDT"
