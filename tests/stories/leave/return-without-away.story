# OOO-17: a summary's return date is a return, too, over weekends, holidays and the year's end.
at 2026-12-22 10:00
ticket T20261221.0001 "Until Monday" contact=tess primary=maya status=in_progress severity=3
ticket T20261221.0002 "Until New Year" contact=tess primary=jonas status=in_progress severity=3
mail from=maya to=support subject="Re: [T20261221.0001] Until Monday"
| #ooo return 2026-12-25
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
expect timer T20261221.0001 waiting_reminder due="2026-12-28 09:00"
mail from=jonas to=support subject="Re: [T20261221.0002] Until New Year"
| #ooo return 2027-01-01
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
at 2026-12-25 12:00
expect no notice N-18
at 2026-12-28 09:00
expect notice N-18 to=maya text~"T20261221.0001"
expect notice N-04 to=tess
expect no notice N-18 to=jonas
at 2027-01-04 08:59
expect no notice N-18
at 2027-01-04 09:00
expect notice N-18 to=jonas text~"T20261221.0002"
expect no notice N-18 to=maya
