# ST-20.a, ST-20.b: the office admin is informed when a ticket waits for a payment, and copied when the customer says "paid".
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #payment invoice 4411
expect T20261116.0004 status=pending_payment
expect notice to=olive text~"invoice 4411"
expect no notice to=carla
wait 7d
expect no notice to=carla
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| paid
expect T20261116.0004 status=note_emailed_in
expect notice N-02 to=maya
expect notice N-02 to=olive
