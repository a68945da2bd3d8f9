# OOO-01.c, ST-46: #ooodone tags one's completed tickets of the last 30 days, after a code; an answer then finds somebody.
at 2026-12-04 16:00
ticket T20261020.0001 "Old" contact=tess primary=maya status=complete
ticket T20261201.0001 "Fresh" contact=tess primary=maya status=in_progress
ticket T20261201.0002 "Open" contact=tess primary=maya status=in_progress
ticket T20261201.0003 "His" contact=tess primary=jonas status=complete
mail from=maya to=support subject="Re: [T20261201.0001] Fresh"
| #complete
wait 5m
mail from=maya to=support+me subject="Leave"
| #ooodone
expect notice N-35 to=maya
confirm maya
expect T20261201.0001 tags="ooo_summary"
expect T20261201.0002 tags=""
expect T20261201.0003 tags=""
expect notice N-33 to=maya text~"T20261201.0001"
mail from=tess to=support subject="Re: [T20261201.0001] Fresh"
| It stopped again.
expect T20261201.0001 reopened=1 primary=none global=true
expect notice N-17 to=jonas
