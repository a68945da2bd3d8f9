# ST-35: what stands in the title, or came back by "Re:" from the mail that is answered, was not said now.
ticket T20261116.0004 "Old case is resolved, printer broken" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Old case is resolved, printer broken"
| Any news?
expect T20261116.0004 status=note_emailed_in
mail from=carla to=support subject="Re: [T20261116.0004] Old case is resolved, printer broken is resolved"
| It prints.
expect T20261116.0004 status=says_close

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=ben id=b1 to=support subject="Re: [T20261116.0005] Scanner jams is resolved"
| All fine.
expect T20261116.0005 status=says_close
wait 20m
mail from=ben reply=b1 to=support subject="Re: [T20261116.0005] Scanner jams is resolved"
| No, it jams again.
expect T20261116.0005 status=note_emailed_in
