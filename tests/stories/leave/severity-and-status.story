# LET-05; OOO-09.b, OOO-09.c, OOO-10.b, OOO-10.c, OOO-20.a, W-13: what severity and other commands make of a summary.
at 2026-12-04 10:00
ticket T20261201.0001 "Severe" contact=tess primary=maya status=in_progress severity=1
ticket T20261201.0002 "On hold" contact=tess primary=maya status=in_progress severity=4
ticket T20261201.0003 "Unset" contact=tess primary=maya status=in_progress
ticket T20261201.0004 "Inside" primary=maya status=in_progress internal=yes
ticket T20261201.0005 "Booked" contact=tess primary=maya status=scheduled severity=3
mail from=maya to=support subject="Re: [T20261201.0001] Severe"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
expect T20261201.0001 status=in_progress tags="ooo_summary"
expect no warning W-13
expect no notice N-16
mail from=maya to=support subject="Re: [T20261201.0002] On hold"
| #ooo return 2026-12-14
| #vendor
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
expect T20261201.0002 status=waiting_vendor tags="ooo_summary"
expect warning W-13 to=maya
mail from=maya to=support subject="Re: [T20261201.0003] Unset"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
expect T20261201.0003 status=waiting_customer tags="ooo_summary"
expect warning W-13 to=maya
mail from=maya to=support subject="Re: [T20261201.0004] Inside"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
| Tell customer: bye
expect T20261201.0004 status=in_progress tags="ooo_summary"
expect no warning W-13
expect no notice N-16
mail from=maya to=support subject="Re: [T20261201.0005] Booked"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
| Tell customer: Jonas comes instead of me.
expect T20261201.0005 status=scheduled tags="ooo_summary"
expect notice N-16 to=tess
# Somebody else takes it before the letter left: it would say what is not so.
mail from=jonas to=support subject="Re: [T20261201.0005] Booked"
| #take
expect cancelled N-16 to=tess
expect T20261201.0005 primary=jonas tags="" handover=completed
