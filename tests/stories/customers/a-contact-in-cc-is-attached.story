# GW-09: a contact of the account in Cc is attached, so that later answers reach both.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=carla to=support cc=ben,boss@elsewhere.example subject="Re: [T20261116.0004] Printer offline"
| Ben is at the printer today.
expect T20261116.0004 status=note_emailed_in

wait 10m
mail from=maya reply=N-02
| Ben, please switch it off and on.
expect notice N-03 to=carla text~"switch it off"
expect notice N-03 to=ben text~"switch it off"
expect no notice to=boss@elsewhere.example
