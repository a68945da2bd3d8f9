# LET-05; ST-35.a: "is resolved" in the subject: the owner is asked to check, waiting ends, the customer gets no mail.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Does the new driver help?
expect T20261116.0004 status=waiting_customer cycle=open
expect timer T20261116.0004 waiting_reminder

wait 1h
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| Works now.
expect T20261116.0004 status=says_close
expect notice N-15 to=maya subject~"Says it can be closed" text~"Works now."
expect note T20261116.0004 public by=carla text~"Works now."
expect no timer T20261116.0004 waiting_reminder
expect timer T20261116.0004 says_close_nudge due="2026-11-24 11:00"
expect no notice to=carla
expect no notice N-06

wait 5m
mail from=maya reply=N-15
| #complete
expect T20261116.0004 status=complete
expect notice N-06 to=carla
