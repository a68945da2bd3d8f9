# C-03, ST-35: where the desk wants it, nobody objects and the gates hold, it completes by itself.
set says_close.auto_complete=2
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=waiting_customer checklist="1 open"
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| Works.
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams is resolved"
| Works.
wait 2bd
expect T20261116.0004 status=complete
expect notice N-06 to=carla
expect T20261116.0005 status=says_close
expect notice N-15 to=maya
