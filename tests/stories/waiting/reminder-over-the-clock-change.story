# LET-05; ST-08.a: 121 hours when the clocks go back in between.
at 2026-10-28 14:00
ticket T20261028.0001 "Printer offline" contact=carla primary=maya status=waiting_customer
expect timer T20261028.0001 waiting_reminder due="2026-11-02 14:00"

at 2026-11-02 13:59
expect no notice N-04
at 2026-11-02 14:00
expect notice N-04 to=carla at="2026-11-02 14:00"
