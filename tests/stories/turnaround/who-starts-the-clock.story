# TAT-01, TAT-02, ST-46: colleagues and strangers start the clock too; vendors, employees and completed tickets do not.
at 2026-11-23 10:00
mail from=newguy@alderair.example to=support subject="Help"
| hello
expect timer T20261123.0001 reply_due due="2026-11-24 10:00"
mail from=someone@elsewhere.example to=support subject="Help me"
| hello
expect timer T20261123.0002 reply_due due="2026-11-24 10:00"
mail from=olive to=support subject="Banner"
| internal
expect no timer T20261123.0003 reply_due
expect no timer T20261123.0003 headsup_due
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_vendor
mail from=ina to=support subject="Re: [T20261116.0004] Printer offline"
| shipped
expect no timer T20261116.0004 reply_due
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| and?
expect timer T20261116.0004 reply_due
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
expect no timer T20261116.0004 reply_due
wait 2d
expect no notice N-39 to=maya
