# ST-34.b, ST-34.c: checked afterwards or in the same mail, wherever the line stands, the ticket stays complete.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress checklist="1 done, 2 done, 3 open"

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
expect T20261116.0004 status=incomplete_reopened
wait 10m
mail from=maya reply=N-14
| #check 3
| #complete
expect T20261116.0004 status=complete checklist="1 done, 2 done, 3 done" resolution=done
expect events T20261116.0004 "complete"
expect notice N-06 to=carla at="2026-11-23 10:12"
expect no notice N-14

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress checklist="1 open"
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #complete
| #check 1
expect T20261116.0005 status=complete
expect events T20261116.0005 "complete"
expect notice N-06 to=ben
