# GW-13.a: contacts on file in Cc are attached, employees watch inside, strangers are never written to.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=carla to=support cc=ben,jonas,boss@elsewhere.example subject="Re: [T20261116.0004] Printer offline"
| Ben is at the printer today.
expect T20261116.0004 contacts="carla,ben" watchers=jonas
expect notice N-02 to=maya
expect no notice to=boss@elsewhere.example
expect no notice to=jonas

wait 30m
mail from=ben to=support subject="Re: [T20261116.0004] Printer offline"
| It is on now.
expect notice N-02 to=maya
expect notice N-02 to=jonas
expect no notice to=boss@elsewhere.example
wait 30m
mail from=maya reply=N-02
| Ben, Carla: switch it off and on.
expect notice N-03 to=carla
expect notice N-03 to=ben
expect no notice N-03 to=jonas
expect no notice to=boss@elsewhere.example
