# GW-20.a: three mails within ten minutes are two alerts; the second has both later texts.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It prints.
expect notice N-02 to=maya at="2026-11-23 10:00"
at 2026-11-23 10:02
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Only in black, though.
expect no notice N-02
expect timer T20261116.0004 alert_fold due="2026-11-23 10:10"
at 2026-11-23 10:06
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| And on one side.
expect no notice N-02
at 2026-11-23 10:10
expect notice N-02 to=maya at="2026-11-23 10:10" text~"Only in black, though."
expect notice N-02 to=maya text~"And on one side."
expect no timer T20261116.0004 alert_fold
wait 1h
expect no notice N-02
