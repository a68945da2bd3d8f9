# ST-28.d, ST-23: #quiet, an internal ticket, a To Do ticket: no completion letter; #notify sends one all the same.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #complete
| #quiet
| Nothing to add.
expect T20261116.0004 status=complete
expect no notice to=carla

ticket T20261116.0005 "Move the shelf" contact=carla primary=maya status=in_progress internal=yes
mail from=maya to=support+internal subject="Re: [T20261116.0005] Move the shelf"
| #complete
expect T20261116.0005 status=complete
expect no notice to=carla

ticket T20261116.0006 "Label the cables" contact=carla primary=maya status=no_appt_todo category=todo
mail from=maya to=support+internal subject="Re: [T20261116.0006] Label the cables"
| #complete
expect T20261116.0006 status=complete
expect no notice to=carla

ticket T20261116.0007 "Label the plugs" contact=carla primary=maya status=no_appt_todo category=todo
mail from=maya to=support+internal subject="Re: [T20261116.0007] Label the plugs"
| #complete
| #notify
expect T20261116.0007 status=complete
expect notice N-06 to=carla
