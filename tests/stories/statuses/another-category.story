# ST-43.a, E-14: the category moves only where its row has the status, unless a new one comes along.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=no_show_remote
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #category order
expect error E-14 to=maya
expect T20261116.0004 status=no_show_remote category=support
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #category order
| #resource call her about the delivery
expect T20261116.0004 status=follow_up_resource category=order
