# LET-05; UC-09.a: when the third try comes back nothing is closed, and the clocks of the tries run again.
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
at 2026-11-09 14:20
mail from=maya to=support+internal subject="Re: [T20261102.0001] Printer offline"
| #attempt phone now vm
at 2026-11-16 10:00
expect notice N-09.3 to=carla
expect timer T20261102.0001 uc_close due="2026-11-18 10:00"
at 2026-11-16 10:03
bounce of=N-09.3 to=carla status=5.1.1
expect T20261102.0001 attempts=2 cycle=open
expect no timer T20261102.0001 uc_close
expect timer T20261102.0001 uc_window due="2026-11-23 10:00"
expect notice N-42 to=maya
at 2026-11-19 10:00
expect T20261102.0001 status=waiting_customer
expect no notice N-10
