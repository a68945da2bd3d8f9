# ST-47: from "says close" and from a failed completion it goes back to the last status set by hand.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_vendor
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Any news?
wait 20m
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| Never mind.
expect T20261116.0004 status=says_close status_before=waiting_vendor
mail from=maya reply=N-15
| #resume
expect T20261116.0004 status=waiting_vendor

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=waiting_vendor checklist="1 open"
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #complete
expect T20261116.0005 status=incomplete_reopened
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #resume
expect T20261116.0005 status=waiting_vendor
