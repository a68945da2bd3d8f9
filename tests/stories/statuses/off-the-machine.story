# ST-27: nobody needs to call in; the customer only stays off the machine, and must hear so.
at 2026-11-23 10:00
ticket T20261116.0004 "Disk check" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Disk check"
| #scheduled 2026-11-25 10:00 for 1h with @maya off-machine
| Carla, the check runs on Wednesday at ten.
expect T20261116.0004 status=scheduled
expect notice N-03 to=carla text~"the check runs on Wednesday"
expect notice N-03 to=carla text~"You need not call in, but please leave the computer switched on"
expect no warning W-08 to=maya
expect no notice N-34

# without a word to the customer nothing goes out, and the receipt says what is missing
mail from=maya to=support+internal subject="Re: [T20261116.0004] Disk check"
| #scheduled 2026-11-25 11:00 off-machine
expect warning W-08 to=maya
expect no notice to=carla

# behind the scenes nobody is told, and with an appointment to call in for the words are the technician's alone
mail from=maya to=support+internal subject="Re: [T20261116.0004] Disk check"
| #cancelcall
| #scheduled 2026-11-25 09:00 background
expect no warning W-08 to=maya
expect no notice to=carla
mail from=maya to=support subject="Re: [T20261116.0004] Disk check"
| #scheduled 2026-11-25 13:00 remote
| Carla, please call us then.
expect notice N-03 to=carla
expect no notice N-03 text~"need not call"
