# ST-20: a ticket that came to the desk as Pending Payment has no N-12; the office admins hear of the answer all the same.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=pending_payment
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| The invoice names the wrong company.
expect T20261116.0004 status=note_emailed_in
expect notice N-02 to=maya
expect notice N-02 to=olive text~"wrong company"

# What waited for nobody of the office is not told to it.
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=waiting_vendor
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams"
| Has it come?
expect notice N-02 to=maya
expect no notice N-02 to=olive
