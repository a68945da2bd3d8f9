# ST-28 N-06: the words of the completing mail, or none; and what a later reply does.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #complete
expect notice N-06 to=carla at="2026-11-23 10:02" subject="[T20261116.0004] Completed: Printer offline"
expect notice N-06 to=carla text~"Hello Carla, we have finished this ticket. If something is not right, reply within 30 days and it opens again; later, a reply starts a new one. Maya, Desk"

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support+complete subject="Re: [T20261116.0005] Scanner jams"
| A test scan has arrived.
expect notice N-06 to=ben text~"Hello Ben, A test scan has arrived. We have finished this ticket."
expect no notice N-03
