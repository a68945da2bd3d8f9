# OOO-14, ST-05, TAT-01, TR-13: what asks the owner to act is read by the team too while the owner is away.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
away maya 2026-11-23 2026-11-27
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resource please call Carla about the router
expect notice N-13 to=maya
expect notice N-13 to=jonas text~"about the router"
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resource she wants a date
expect notice N-13 to=maya
expect no notice N-13 to=jonas
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Is anybody there?
at 2026-11-24 10:00
expect notice N-39 to=maya
expect notice N-39 to=mina
expect notice N-39 to=jonas

# The contrary: of a ticket whose owner is here only the owner and the manager hear.
ticket T20261116.0005 "Scanner jams" contact=ben primary=jonas status=waiting_customer
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams"
| It jams.
at 2026-11-25 10:00
expect notice N-39 to=jonas
expect no notice N-39 to=maya

profile landesk
ticket T20261116.0006 "Form broken" contact=tess primary=maya status=in_progress group=digital category=operations triage=approved
at 2026-11-27 15:30
expect notice N-27 to=maya
expect notice N-27 to=jonas
at 2026-11-30 15:30
expect notice N-27 to=maya
expect no notice N-27 to=jonas
