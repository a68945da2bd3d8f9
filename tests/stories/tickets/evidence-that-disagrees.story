# GW-08.f: where subject and reply address disagree the subject wins, and commands are refused.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261117.0002 "Scanner jams" contact=ben primary=maya status=in_progress

mail from=ben to=support subject="Re: [T20261117.0002] Scanner jams"
| It jams again.
expect notice N-02 to=maya

wait 10m
mail from=maya reply=N-02 subject="Re: [T20261116.0004] Printer offline"
| #waiting
| Carla, please try again.
expect error E-04 to=maya
expect note T20261116.0004 internal by=maya text~"try again"
expect note T20261116.0004 internal text~"thread_mismatch"
expect T20261116.0004 status=in_progress
expect T20261117.0002 status=note_emailed_in
expect no notice N-03
