# OOO-06.a: #escalate asks the manager for cover.
at 2026-12-04 10:00
ticket T20261201.0001 "Severe" contact=tess primary=maya status=in_progress severity=2
mail from=maya to=support+internal subject="Re: [T20261201.0001] Severe"
| #escalate Nobody of my shift is free.
expect notice N-19 to=mina text~"T20261201.0001 Severe, severity 2, In Progress, Tess Wynn" text~"Nobody of my shift is free."
expect T20261201.0001 primary=maya status=in_progress
expect no notice to=tess
