# TAT-01.a, TAT-01.b, TAT-01.c, TAT-01.d, TAT-01.g: one business day to answer, over weekend, holiday and clock change.
at 2026-10-30 15:30
ticket T20261030.0001 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261030.0002 "Scanner jams" contact=carla primary=maya status=in_progress
ticket T20261030.0003 "New laptop" contact=carla primary=maya status=in_progress
ticket T20261030.0004 "No sound" contact=carla primary=maya status=in_progress
ticket T20261030.0005 "Slow mail" contact=carla primary=maya status=in_progress

# g: the clocks change in between
at 2026-10-30 16:00
mail from=carla to=support subject="Re: [T20261030.0005] Slow mail"
| Is there news?
expect timer T20261030.0005 reply_due due="2026-11-02 16:00"
# a: a Friday afternoon
at 2026-11-20 16:30
mail from=carla to=support subject="Re: [T20261030.0001] Printer offline"
| Is there news?
expect timer T20261030.0001 reply_due due="2026-11-23 16:30"
expect timer T20261030.0001 reply_lead due="2026-11-23 14:30"
# b: a Saturday
at 2026-11-21 10:00
mail from=carla to=support subject="Re: [T20261030.0002] Scanner jams"
| Is there news?
expect timer T20261030.0002 reply_due due="2026-11-24 09:00"
at 2026-11-23 14:30
expect notice N-38 to=maya at="2026-11-23 14:30" subject~"Answer due Mon 2026-11-23 16:30 EST" text~"#headsup"
at 2026-11-23 16:30
expect notice N-39 to=maya subject~"Answer overdue since Mon 2026-11-23 16:30 EST"
expect notice N-39 to=mina text~"Maya Ortiz"
expect no notice to=carla
# c: before Thanksgiving
at 2026-11-25 15:00
mail from=carla to=support subject="Re: [T20261030.0003] New laptop"
| Is there news?
expect timer T20261030.0003 reply_due due="2026-11-27 15:00"
# d: before Christmas
at 2026-12-24 11:00
mail from=carla to=support subject="Re: [T20261030.0004] No sound"
| Is there news?
expect timer T20261030.0004 reply_due due="2026-12-28 11:00"
