# W-18: what stands already is not done again, whoever did it and however long ago; a receipt says so.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress checklist="1 open, 2 open"
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #tag vip
| #check 1
at 2026-11-24 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #tag vip
expect warning W-18 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #check 1
expect warning W-18 to=maya
expect T20261116.0004 tags="vip" checklist="1 done, 2 open"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uncheck 2
expect warning W-18 to=maya

# The contrary: what is new among it is done.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #tag vip, printer
| #check all
expect no warning W-18
expect T20261116.0004 tags="printer, vip" checklist="1 done, 2 done"
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uncheck 1
expect no warning W-18
expect T20261116.0004 checklist="1 open, 2 done"

# The same leave said again is no second leave, and the manager hears of it once.
ticket T20261116.0005 "Mail is down" contact=tess primary=maya status=in_progress severity=1
mail from=maya to=support+me subject="Leave"
| #away 2026-12-07 to 2026-12-11
expect notice N-19 to=mina
mail from=maya to=support+me subject="Leave"
| #away 2026-12-07 to 2026-12-11
expect warning W-18 to=maya
expect no notice N-19
expect no notice N-18a
mail from=maya to=support+me subject="Leave"
| #away 2026-12-07 to 2026-12-14
expect notice N-19 to=mina
expect no warning W-18
