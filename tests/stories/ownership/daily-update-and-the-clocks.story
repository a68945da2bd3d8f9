# TR-13: the wall clock counts over the change of the clocks and the year's end; other profiles have none.
profile landesk
at 2026-12-31 09:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress triage=approved group=digital
at 2026-12-31 15:30
expect notice N-27 to=maya
restart
at 2027-01-04 15:29
expect no notice N-27
at 2027-01-04 15:30
expect notice N-27 to=maya at="2027-01-04 15:30"
at 2027-03-12 23:00
at 2027-03-15 15:30
expect notice N-27 to=maya at="2027-03-15 15:30"
profile standard
at 2027-03-16 16:00
expect no notice N-27
expect no timer T20261116.0004 daily_update
