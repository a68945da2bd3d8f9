# CMD-03: #internal and #public say where the text of this mail goes, whatever the address.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #internal
| The customer's cable is a mess.
expect note T20261116.0004 internal by=maya text~"is a mess"
expect no notice to=carla

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #public
| Carla, we bring a new cable.
expect note T20261116.0004 public by=maya text~"a new cable"
expect notice N-03 to=carla text~"a new cable"
expect no notice N-03 text~"#public"

mail from=maya to=support+waiting+internal subject="Re: [T20261116.0004] Printer offline"
| Nothing to do before she is back.
expect T20261116.0004 status=waiting_customer
expect note T20261116.0004 internal by=maya
expect no notice to=carla
