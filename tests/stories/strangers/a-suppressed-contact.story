# GW-22: a contact whose address takes no mail is not written to; whoever tries is warned.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| One.
wait 10m
bounce of=N-03 to=carla status=5.1.1
wait 1d
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Two.
wait 10m
bounce of=N-03 to=carla status=5.1.1
wait 1d
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Three.
expect no notice N-03
expect warning W-15 to=maya
mail from=maya to=support+complete subject="Re: [T20261116.0004] Printer offline"
| Done.
expect T20261116.0004 status=complete
expect no notice to=carla
expect warning W-15 to=maya
