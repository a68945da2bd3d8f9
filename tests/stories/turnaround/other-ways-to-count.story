# TAT-01, C-13: a desk may count to the end of the next business day, or in business hours, or not at all.
set tat.mode=end_of_day
at 2026-11-20 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
ticket T20261116.0006 "New laptop" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Is there news?
expect timer T20261116.0004 reply_due due="2026-11-23 17:00"
expect timer T20261116.0004 reply_lead due="2026-11-23 15:00"

set tat.mode=hours:4
mail from=carla to=support subject="Re: [T20261116.0005] Scanner jams"
| Is there news?
expect timer T20261116.0005 reply_due due="2026-11-20 14:00"
expect timer T20261116.0005 reply_lead due="2026-11-20 12:00"

set tat.reply_business_days=0
mail from=carla to=support subject="Re: [T20261116.0006] New laptop"
| Is there news?
expect no timer T20261116.0006 reply_due
