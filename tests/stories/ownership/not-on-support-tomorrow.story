# TR-15.a, TR-15.b, TR-15.c: one letter a person, on the last business day before; all go back with one mail.
profile landesk
rota maya 2026-11-20
rota jonas 2026-11-23
at 2026-11-20 10:00
ticket T20261116.0001 "One" contact=carla primary=maya status=in_progress triage=approved group=digital
ticket T20261116.0002 "Two" contact=carla primary=maya status=waiting_customer triage=approved group=digital
ticket T20261116.0003 "Three" contact=carla primary=jonas status=in_progress triage=approved group=digital
expect timer T20261116.0001 rota_check due="2026-11-20 16:00"
at 2026-11-20 16:00
expect notice N-30 to=maya at="2026-11-20 16:00" subject~"Not on support on Mon 2026-11-23: 2 tickets to give back" text~"#release all"
expect notice N-30 to=maya text~"T20261116.0002"
expect no notice N-30 to=jonas
mail from=maya to=support+internal subject="Re: [T20261116.0001] One"
| #release all
|
| All logs are in the notes; nothing is urgent.
expect notice N-35 to=maya
expect T20261116.0001 primary=maya
confirm maya
expect T20261116.0001 primary=none group=digital
expect T20261116.0002 primary=none group=digital
expect T20261116.0003 primary=jonas
expect notice N-33 to=maya text~"T20261116.0002"
expect note T20261116.0002 internal text~"All logs are in the notes"
expect no notice to=carla

# The next business day of the Wednesday before Thanksgiving is the Friday.
rota jonas 2026-11-25
rota priya 2026-11-27
at 2026-11-25 16:00
expect notice N-30 to=jonas subject~"Not on support on Fri 2026-11-27: 1 ticket to give back"
