# OOO-17, OOO-20: back on a holiday means the next opening; the hour stays that of the wall clock.
at 2026-10-30 16:00
ticket T20261026.0004 "Export stops" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261026.0004] Export stops"
| #ooo return 2026-11-02
| Problem: the export stops.
| Action taken: raised the timeout.
| Next steps: uncertain
| Blockers: none
expect T20261026.0004 status=waiting_customer handover=requested
expect warning W-13 to=maya
at 2026-11-02 08:59
expect no notice N-18
at 2026-11-02 09:00
expect notice N-18 to=maya

at 2026-12-21 10:00
mail from=maya to=support+internal subject="Re: [T20261026.0004] Export stops"
| #ooo return 2027-01-01
| Problem: the export stops.
| Action taken: raised the timeout.
| Next steps: uncertain
| Blockers: none
at 2027-01-04 08:59
expect no notice N-18
at 2027-01-04 09:00
expect notice N-18 to=maya
