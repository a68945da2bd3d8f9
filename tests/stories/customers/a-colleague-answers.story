# GW-09.b: a contact who is not on the ticket answers with the same effect and is not attached.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=ben to=support cc=carla subject="Re: [T20261116.0004] Printer offline"
| Carla is off today. It helped.
expect T20261116.0004 status=note_emailed_in status_before=waiting_customer contact=carla
expect notice N-02 to=maya text~"It helped"
expect no timer T20261116.0004 waiting_reminder

wait 10m
mail from=maya reply=N-02
| Fine, I look at it once more tomorrow.
expect notice N-03 to=carla
expect no notice to=ben
