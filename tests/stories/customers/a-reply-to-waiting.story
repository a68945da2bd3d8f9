# LET-05; GW-09.a: a customer's answer ends the waiting and calls the primary.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-30 09:00"

at 2026-11-24 11:05
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Yes, the driver helped.
expect T20261116.0004 status=note_emailed_in status_before=waiting_customer primary=maya
expect note T20261116.0004 public by=carla text~"the driver helped"
expect no timer T20261116.0004 waiting_reminder
expect notice N-02 to=maya at="2026-11-24 11:05" text~"the driver helped"
expect no notice to=carla

at 2026-12-02 10:00
expect no notice N-04
