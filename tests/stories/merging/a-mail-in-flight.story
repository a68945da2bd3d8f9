# GW-12, GW-08: a text that was on its way leaves all the same, and an answer to it arrives where the ticket goes on;
# so does one whose subject was rewritten. A restart between the two halves loses nothing.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=ben primary=jonas status=in_progress
ticket T20261120.0001 "Printer still offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261120.0001] Printer still offline"
| Is it plugged in, Carla?
expect notice N-03 to=carla at="2026-11-23 10:02"
mail from=maya to=support+internal subject="Re: [T20261120.0001] Printer still offline"
| #merge T20261116.0004
confirm maya
restart
expect no notice to=ben
wait 10m
mail from=carla reply=N-03 subject="Re: question"
| It is.
expect note T20261116.0004 public by=carla text~"It is."
expect notice N-02 to=jonas
expect no new ticket
# both customers hear of it now, each in their own letter
mail from=jonas to=support subject="Re: [T20261116.0004] Printer offline"
| We come tomorrow.
expect notice N-03 to=ben
expect notice N-03 to=carla
