# ST-34.d: the gate is at the entry; an item that is opened on a completed ticket changes nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress checklist="1 done"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
expect T20261116.0004 status=complete
wait 10m
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uncheck 1
expect T20261116.0004 status=complete checklist="1 open"
expect no notice N-14
