# ST-01.a, ST-01.b, ST-01.c: a mail can be a note, a change of status, or both.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| The cable is fine.
expect note T20261116.0004 internal by=maya text~"The cable is fine."
expect T20261116.0004 status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect T20261116.0004 status=waiting_customer
expect no note T20261116.0004 internal by=maya
expect no note T20261116.0004 public by=maya
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #vendor our PO-88
| Carla, the part is on its way.
expect T20261116.0004 status=waiting_vendor
expect note T20261116.0004 public by=maya text~"on its way"
expect notice N-03 to=carla
