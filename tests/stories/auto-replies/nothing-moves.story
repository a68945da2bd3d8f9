# GW-06.a, GW-06.b, GW-06.c: an automatic reply stops no clock, closes nothing and opens nothing.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=complete
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
at 2026-11-17 10:00
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am away this week.
expect T20261116.0004 status=waiting_customer attempts=1 cycle=open
expect timer T20261116.0004 waiting_reminder due="2026-11-23 09:00"
expect note T20261116.0004 internal by=carla text~"I am away this week."
expect no notice to=carla
# b
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline is resolved" header="Auto-Submitted: auto-replied"
| I am away this week.
expect T20261116.0004 status=waiting_customer cycle=open
expect no notice N-15
# c
mail from=carla to=support subject="Automatic reply: [T20261116.0005] Scanner jams" header="Auto-Submitted: auto-replied"
| I am away this week.
expect T20261116.0005 status=complete reopened=0
expect no notice N-41
