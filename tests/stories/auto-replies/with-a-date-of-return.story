# GW-06: the owner hears once a day of an automatic reply, with the day of return and how to wait for it.
set uc.hold_on_autoreply=no
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
at 2026-11-17 10:00
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am out of the office and back on 30 November.
expect notice N-02a to=maya subject~"Auto-reply" text~"#uc hold 2026-11-30"
expect T20261116.0004 cycle=open attempts=1
wait 2h
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am out of the office and back on 30 November.
expect no notice N-02a
at 2026-11-18 10:00
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am out of the office and back on 30 November.
expect notice N-02a to=maya
