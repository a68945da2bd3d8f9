# OOO-03.b, OOO-07.b, W-12: a single day asks for summaries of severe tickets; a short notice is pointed out.
at 2026-12-06 12:00
ticket T20261201.0001 "Severe" contact=tess primary=maya status=in_progress severity=2
ticket T20261201.0002 "Mild" contact=carla primary=maya status=in_progress
mail from=maya to=support+me subject="Leave"
| #away 2026-12-07 to 2026-12-07
expect notice N-18a to=maya text~"Severe, severity 2, In Progress: required" text~"Mild, severity unset, In Progress: optional"
expect warning W-12 to=maya
expect notice N-19 to=mina
# An owner may want to hear of every leave, of none, or later.
set ooo.manager_notice=always
set ooo.notice_days=1
set ooo.required_from_days=2
mail from=priya to=support+me subject="Leave"
| #away 2026-12-07 to 2026-12-08
expect notice N-19 to=mina subject="Cover needed from 2026-12-07: Priya Nair, 0 tickets of severity 1-2"
expect no warning W-12
expect no notice N-18a
set ooo.manager_notice=off
mail from=maya to=support+me subject="Leave"
| #away 2026-12-24 to 2026-12-25
expect no notice N-19
expect notice N-18a to=maya text~"Mild, severity unset, In Progress: required"
# Dates that cannot be.
mail from=maya to=support+me subject="Leave"
| #away 2026-11-01 to 2026-11-05
expect error E-12 to=maya
mail from=maya to=support+me subject="Leave"
| #away 2026-12-11 to 2026-12-07
expect error E-02 to=maya
mail from=maya to=support+me subject="Leave"
| #away 12/07
expect error E-27 to=maya
mail from=maya to=support+me subject="Leave"
| #away
expect error E-02 to=maya
