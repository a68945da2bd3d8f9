# ST-09.a, ST-09.c: after a booking link Waiting Customer would send the wrong reminder; forced, it is done.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduling_link_sent
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect error E-08 to=maya text~"#waiting force"
expect T20261116.0004 status=scheduling_link_sent
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Please tell us when.
expect error E-08 to=maya
expect no notice to=carla
expect note T20261116.0004 internal by=maya text~"Please tell us when."
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting force
expect T20261116.0004 status=waiting_customer
expect timer T20261116.0004 waiting_reminder due="2026-11-30 09:00"
