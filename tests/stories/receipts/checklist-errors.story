# E-30: an item that is not there is named with those that are; nothing is checked then.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress checklist="1 open, 2 open"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #check 1,7
expect error E-30 to=maya text~"7"
expect T20261116.0004 checklist="1 open, 2 open"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #check all
| #uncheck 2
expect T20261116.0004 checklist="1 done, 2 open"
