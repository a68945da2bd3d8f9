# TR-12, TR-15.c: what is said of tickets that are given back is a note of whoever gave them back; the letter before says what happens by itself.
profile landesk
set rota.auto_return=yes
rota maya 2026-11-20
rota jonas 2026-11-23
at 2026-11-20 10:00
ticket T20261116.0001 "A" contact=carla primary=maya status=in_progress triage=approved
ticket T20261116.0002 "B" contact=carla primary=maya status=waiting_customer triage=approved
at 2026-11-20 16:00
expect notice N-30 to=maya text~"#assign @name <where it stands>" text~"What is still yours when we close goes back to the group by itself."
mail from=maya to=support+internal subject="Re: [T20261116.0001] A"
| #assign @jonas the log is in, restart the job
expect T20261116.0001 primary=jonas
mail from=maya to=support+me subject="all back"
| #release all B waits for Carla's log
confirm maya
expect T20261116.0002 primary=none
expect note T20261116.0002 internal by=maya text~"B waits for Carla's log"
expect T20261116.0001 primary=jonas

# Without the setting nothing is promised.
set rota.auto_return=no
ticket T20261116.0003 "C" contact=carla primary=maya status=in_progress triage=approved
rota maya 2026-11-23
rota jonas 2026-11-24
at 2026-11-23 16:00
expect notice N-30 to=maya text~"T20261116.0003"
expect no notice N-30 text~"by itself"
