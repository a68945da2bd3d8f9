# TAT-01.e, TAT-01.f, TAT-01.h, TAT-01.i: the first mail starts the clock, an answer stops it, thanks and machines start none.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress

# h, i
mail from=carla to=support subject="Re: [T20261116.0005] Scanner jams"
| Thanks so much, Maya!
expect no timer T20261116.0005 reply_due
mail from=carla to=support subject="Automatic reply: [T20261116.0005] Scanner jams" header="Auto-Submitted: auto-replied"
| I am away.
expect no timer T20261116.0005 reply_due

# e
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Is there news?
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"
at 2026-11-23 15:00
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Hello?
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"

# f: in the last minute
at 2026-11-24 09:59
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| The part comes tomorrow.
expect no timer T20261116.0004 reply_due
at 2026-11-24 12:00
expect no notice N-39

# the next mail starts it anew
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| At what time?
expect timer T20261116.0004 reply_due due="2026-11-25 12:00"
