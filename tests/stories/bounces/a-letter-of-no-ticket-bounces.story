# GW-05, GW-22: a letter that belongs to no ticket comes back: it is marked failed, and the second in a week stops the address.
at 2026-11-16 14:15
mail file=many-files-1.eml
expect notice N-49 to=carla
bounce of=N-49 to=carla status=5.1.1
expect no notice N-42
mail file=many-files-2.eml
expect notice N-49 to=carla
bounce of=N-49 to=carla status=5.1.1
wait 1h
mail from=carla to=support subject="Printer offline"
| It is offline.
expect no notice N-01
