# SET-05, GW-26: a timer of a procedure that the profile no longer has comes to nothing; the others go on.
at 2026-11-18 10:00
ticket T20261116.0001 "Waits" contact=carla primary=maya status=waiting_customer
ticket T20261116.0002 "Asks" contact=carla primary=maya status=in_progress
ticket T20261116.0003 "Put aside" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0002] Asks"
| Hello?
mail from=maya to=support+internal subject="Re: [T20261116.0003] Put aside"
| #defer 2026-11-30
expect timer T20261116.0002 reply_due due="2026-11-19 10:00"

profile msp
at 2026-11-20 18:00
expect no notice N-38
expect no notice N-39
at 2026-11-25 18:00
expect no notice N-04
at 2026-11-27 09:00
expect notice N-11 to=maya
expect T20261116.0003 status=follow_up_resource

# A tracker that was begun elsewhere writes to nobody where there is none.
profile standard
at 2026-12-01 10:00
ticket T20261130.0001 "Laptop" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261130.0001] Laptop"
| Which one?
profile msp
at 2026-12-29 18:00
expect no notice N-09
expect no notice N-40
expect no notice N-10
expect T20261130.0001 status=waiting_customer

# What counts an owner's tickets ends with the profile that counts them.
profile landesk
at 2027-01-04 10:00
ticket T20261231.0001 "A" contact=ben primary=jonas status=in_progress triage=approved
ticket T20261231.0002 "B" contact=ben primary=jonas status=in_progress triage=approved
ticket T20261231.0003 "C" contact=ben primary=jonas status=in_progress triage=approved
ticket T20261231.0004 "D" contact=ben status=in_progress triage=approved
mail from=jonas to=support+internal subject="Re: [T20261231.0004] D"
| #take
expect notice N-28 to=jonas
profile standard
at 2027-01-12 18:00
expect no notice N-28b
expect no notice N-29
