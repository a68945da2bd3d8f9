# CMD-03: what each view of #list shows, oldest first.
at 2026-11-23 10:00
ticket T20261116.0001 "Nobody has it" contact=carla status=note_emailed_in
ticket T20261116.0002 "Jonas waits" contact=carla primary=jonas status=waiting_customer
ticket T20261116.0003 "Vendor has it" contact=carla primary=maya status=waiting_vendor
ticket T20261116.0004 "Comes back" contact=carla primary=maya status=deferred due=2026-11-25
ticket T20261116.0005 "Comes back later" contact=carla primary=maya status=deferred due=2026-12-25
ticket T20261116.0006 "For the fleet" contact=carla primary=maya status=in_progress

mail from=olive to=support+me subject="list"
| #list unassigned
expect notice N-45 to=olive text~"T20261116.0001"
expect notice N-45 to=olive text~"1 ticket"

mail from=olive to=support+me subject="list"
| #list waiting
expect notice N-45 to=olive text~"T20261116.0002 Jonas waits Waiting Customer"
expect notice N-45 to=olive text~"T20261116.0003 Vendor has it Waiting Vendor"
expect notice N-45 to=olive text~"2 tickets"

mail from=olive to=support+me subject="list"
| #list due
expect notice N-45 to=olive text~"T20261116.0004 Comes back Deferred"
expect notice N-45 to=olive text~"T20261116.0005 Comes back later Deferred"

# an attempt by phone makes a cycle, and the list of cycles names the tries
mail from=maya to=support+internal subject="Re: [T20261116.0006] For the fleet"
| #attempt phone now vm
mail from=olive to=support+me subject="list"
| #list attempts
expect notice N-45 to=olive text~"T20261116.0006 For the fleet"
expect notice N-45 to=olive text~"1 try"

# an unknown view is E-02, and nothing is mailed
mail from=olive to=support+me subject="list"
| #list everything
expect error E-02 to=olive
expect no notice N-45
