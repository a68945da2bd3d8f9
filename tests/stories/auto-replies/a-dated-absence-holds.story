# GW-06, UC-16: an automatic reply that names a day of return within 60 days holds what goes by itself until the
# opening after it, N-04 too; nothing else moves, and a day further away is no date to wait for.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
at 2026-11-17 10:00
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am out of the office and back on 2026-11-30.
expect T20261116.0004 cycle=held status=waiting_customer attempts=1
expect notice N-02a to=maya text~"held until then"
expect no notice N-02a text~"#uc hold"
at 2026-11-29 10:00
expect no notice to=carla
at 2026-11-30 09:00
expect notice N-04 to=carla

at 2026-11-30 10:00
ticket T20261116.0005 "Lamp" contact=ben primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0005] Lamp"
| Ben, is it on?
mail from=ben to=support subject="Automatic reply: [T20261116.0005] Lamp" header="Auto-Submitted: auto-replied"
| I am on leave and back on 2027-06-01.
expect T20261116.0005 cycle=open
