# TR-15: with rota.auto_return what is still theirs goes back when the desk closes; who is on the rota
# keeps theirs; a rota that nobody keeps says nothing.
profile landesk
set rota.auto_return=yes
at 2026-11-23 10:00
ticket T20261116.0001 "One" contact=carla primary=maya status=in_progress triage=approved group=digital
ticket T20261116.0002 "Two" contact=carla primary=jonas status=in_progress triage=approved group=digital
at 2026-11-23 18:00
expect no notice N-30
expect T20261116.0001 primary=maya
rota jonas 2026-11-25
rota maya 2026-11-24
at 2026-11-24 16:30
expect notice N-30 to=maya
expect timer T20261116.0001 rota_return due="2026-11-24 17:00"
at 2026-11-24 17:00
expect T20261116.0001 primary=none group=digital
expect T20261116.0002 primary=jonas
expect notice N-20 to=olive text~"Maya Ortiz is not on support on the next business day."
