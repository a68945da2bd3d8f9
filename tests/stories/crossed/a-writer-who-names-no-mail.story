# GW-10: without In-Reply-To only what came within crossed.minutes holds, never the opening mail, and never what the
# writer was alerted to
at 2026-11-23 10:00
mail from=carla to=support subject="Printer offline"
| It does not print.
expect new ticket T20261123.0001
wait 5m
mail from=maya to=support subject="[T20261123.0001] Printer offline"
| I look at it now.
expect notice N-03 to=carla

at 2026-11-23 11:00
mail from=carla to=support subject="Re: [T20261123.0001] Printer offline"
| It prints now.
# Jonas was told of nothing; the queue's people were
at 2026-11-23 11:20
mail from=jonas to=support subject="[T20261123.0001] Printer offline"
| Please send a photo of the display.
expect error E-33 to=jonas
expect notice N-34 to=jonas text~"It prints now."

at 2026-11-23 11:45
mail from=jonas to=support subject="[T20261123.0001] Printer offline"
| Please send a photo of the display anyway.
expect notice N-03 to=carla
wait 1m
mail from=jonas to=support subject="[T20261123.0001] Printer offline"
| And of the cable.
expect notice N-03 to=carla
expect no error
