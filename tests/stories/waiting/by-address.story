# ST-07.a: an answer through support+waiting@ goes out and starts the waiting.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Did the driver help?
expect note T20261116.0004 public by=maya text~"Did the driver help?"
expect notice N-03 to=carla at="2026-11-23 10:02" text~"Did the driver help?"
expect T20261116.0004 status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-30 09:00"
expect notice N-33 to=maya text~"Waiting Customer"
