# LET-05; GW-05, UC-09.a: the automatic last mail comes back. The try is void, nobody is closed.
at 2026-11-02 09:55
ticket T20261030.0002 "New laptop setup" contact=carla primary=maya status=in_progress
at 2026-11-02 10:00
mail from=maya to=support+waiting subject="Re: [T20261030.0002] New laptop setup"
| Carla, which of the two laptops should get the CAD licence?
at 2026-11-09 14:22
mail from=maya to=support+internal subject="Re: [T20261030.0002] New laptop setup"
| #attempt phone 2026-11-09 14:20 vm
at 2026-11-16 10:03
expect T20261030.0002 attempts=3
expect timer T20261030.0002 uc_close due="2026-11-18 10:00"

bounce of=N-09.3 to=carla status=5.1.1
expect T20261030.0002 attempts=2 status=waiting_customer cycle=open
expect no timer T20261030.0002 uc_close
expect notice N-42 to=maya text~"does not count"

at 2026-11-19 10:00
expect T20261030.0002 status=waiting_customer
expect no notice N-10
