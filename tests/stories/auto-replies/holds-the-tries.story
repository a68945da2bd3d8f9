# GW-06: where the desk says so the tries wait for the day of return; "until" is followed by the next day.
set uc.hold_on_autoreply=yes
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
at 2026-11-17 10:00
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am out of the office until 2026-11-30.
expect T20261116.0004 cycle=held attempts=1 status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-12-01 09:00"
at 2026-11-29 10:00
expect no notice to=carla
expect no notice N-40
