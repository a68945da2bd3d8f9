# GW-13: whom a tech copies is on the ticket from then on: contacts outside, employees inside.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support cc=ben,jonas,boss@elsewhere.example subject="Re: [T20261116.0004] Printer offline"
| Carla, Ben will look after you.
expect notice N-03 to=carla
expect no notice to=boss@elsewhere.example
wait 1h
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Is it on?
expect notice N-03 to=carla
expect notice N-03 to=ben
expect no notice N-03 to=jonas
expect no notice to=boss@elsewhere.example
