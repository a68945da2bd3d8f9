# ST-27: nobody needs to call in; the customer only stays off the machine.
ticket T20261116.0004 "Disk check" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Disk check"
| #scheduled 2026-11-25 10:00 for 1h with @maya off-machine
expect T20261116.0004 status=scheduled
expect notice N-33 to=maya
expect no notice N-34
