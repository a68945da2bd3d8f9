# TAT-01, AMT-01: the table of hours by severity, written as in a desk file; in the night it waits for the opening.
set tat.reply_business_hours="{ 1 = 1, 2 = 4 }"
at 2026-11-23 22:00
mail from=carla to=support subject="All down"
| Nobody can work.
mail from=olive to=support+internal subject="Re: [T20261123.0001] All down"
| #sev 1
expect timer T20261123.0001 reply_due due="2026-11-24 10:00"
mail from=olive to=support+internal subject="Re: [T20261123.0001] All down"
| #sev 2
expect timer T20261123.0001 reply_due due="2026-11-24 13:00"
