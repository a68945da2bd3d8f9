# TAT-01: a severity may have a target of its own, in business hours from the customer's mail; unset, it is a business day
set tat.reply_business_hours="1=1, 2=4"
at 2026-11-23 15:00
mail from=carla to=support subject="Scanner"
| It does not scan.
expect timer T20261123.0001 reply_due due="2026-11-24 15:00"
expect timer T20261123.0001 reply_lead due="2026-11-24 13:00"

mail from=olive reply=N-02n subject="Re: New ticket"
| #sev 2
expect timer T20261123.0001 reply_due due="2026-11-24 11:00"
expect timer T20261123.0001 reply_lead due="2026-11-24 09:00"

# worse, half an hour later: from her mail on, with the nudge at half of it
wait 20m
mail from=olive reply=N-02n subject="Re: New ticket"
| #sev 1
expect timer T20261123.0001 reply_due due="2026-11-23 16:00"
expect timer T20261123.0001 reply_lead due="2026-11-23 15:30"
wait 45m
expect notice N-39 to=olive

# a severity without a target has the usual clock
mail from=ben to=support subject="Mouse"
| It does not click.
mail from=olive reply=N-02n subject="Re: New ticket"
| #sev 3
expect timer T20261123.0002 reply_due due="2026-11-24 16:05"

# a form that brings its severity along
mail from=forms@www.desk.example auth=pass to=support subject="New message from the website"
| Your address: carla@alderair.example
| Severity: 2
expect timer T20261123.0003 reply_due due="2026-11-24 12:05"

# whom nobody keeps waiting has no clock to move
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #sev 1
expect no timer T20261116.0004 reply_due
