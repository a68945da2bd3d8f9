# ST-33.a, ST-33.b, ST-36.a, ST-36.b, ST-36.c: a customer's mail makes Note Emailed In, a first mail makes New; nobody else does.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
at 2026-11-24 11:05
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Yes, it helped.
expect T20261116.0004 status=note_emailed_in status_before=waiting_customer
expect no timer T20261116.0004 waiting_reminder
expect notice N-02 to=maya

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status note emailed in
expect error E-07 to=maya text~"only the system sets it"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status new
expect error E-07 to=maya
expect T20261116.0004 status=note_emailed_in

mail from=ben to=support subject="Door badge"
| It does not open.
expect new ticket contact=ben status=new

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
wait 1h
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It came back.
expect T20261116.0004 status=note_emailed_in
