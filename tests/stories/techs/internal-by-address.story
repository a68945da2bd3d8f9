# GW-10: what goes to support+internal@ never leaves the desk; nobody becomes primary by writing.
ticket T20261116.0004 "Printer offline" contact=carla status=follow_up_admin

mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| The invoice is on its way.
expect note T20261116.0004 internal by=jonas text~"invoice"
expect no notice to=carla
expect T20261116.0004 status=follow_up_admin primary=none

wait 10m
mail from=jonas to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, the invoice is on its way.
expect note T20261116.0004 public by=jonas
expect notice N-03 to=carla
expect T20261116.0004 status=follow_up_admin primary=none
