# ST-46, SET-05: in profile zendesk the window is seven days and the status is Open.
profile zendesk
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=complete
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=complete
at 2026-11-23 16:00
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It does it again.
expect T20261116.0004 status=open reopened=1
at 2026-11-24 08:00
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams"
| It does it again.
expect new ticket contact=ben follow_up_of=T20261116.0005
