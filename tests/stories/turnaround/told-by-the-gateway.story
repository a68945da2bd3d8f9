# TAT-02, TAT-05: where the desk wants it the gateway itself tells the customer, and nudges nobody.
set tat.auto_24h=always
at 2026-11-23 09:30
mail from=carla to=support subject="The door is stuck"
| Please help.
at 2026-11-23 15:30
expect notice N-08 to=carla at="2026-11-23 15:30"
expect no notice N-38
expect no timer T20261123.0001 reply_due

ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #effort 2d
expect notice N-08 to=carla
