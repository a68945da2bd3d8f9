# TAT-01: a severity set late may make the answer overdue at once: that is told, not that it will soon be due.
set tat.reply_business_hours="1=1, 2=4"
at 2026-11-23 10:00
mail from=carla to=support subject="All down"
| Nobody can work.
at 2026-11-23 14:00
mail from=olive to=support+internal subject="Re: [T20261123.0001] All down"
| #sev 1
| #assign @maya
expect notice N-39 to=maya
expect no notice N-38
# The contrary: set in time, the nudge comes before the hour.
mail from=ben to=support subject="Half down"
| Half of us can work.
mail from=olive to=support+internal subject="Re: [T20261123.0002] Half down"
| #sev 2
| #assign @jonas
expect no notice N-38
at 2026-11-24 09:00
expect notice N-38 to=jonas
expect no notice N-39 to=jonas
