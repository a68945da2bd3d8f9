# OOO-05.a, OOO-05.b, OOO-05.d, OOO-11.a, OOO-08.a, OOO-16.a: an answer unassigns; whoever takes it keeps it.
at 2026-12-04 16:00
ticket T20261201.0003 "Nightly export stops" contact=tess primary=maya status=in_progress severity=3
mail from=maya to=support subject="Re: [T20261201.0003] Nightly export stops"
| #ooo return 2026-12-14
| Problem: export stops at 40 %.
| Action taken: raised the timeout.
| Next steps: uncertain
| Blockers: waiting for the logs
expect warning W-13 to=maya
expect no notice to=tess
at 2026-12-08 10:00
mail from=tess to=support subject="Automatic reply: [T20261201.0003] Nightly export stops" header="Auto-Submitted: auto-replied"
| I am away.
expect T20261201.0003 status=waiting_customer primary=maya
expect no notice N-17

at 2026-12-08 11:00
mail from=tess to=support subject="Re: [T20261201.0003] Nightly export stops"
| Here are the logs. It stopped again last night.
expect T20261201.0003 status=note_emailed_in primary=none global=true tags="ooo_summary"
expect notice N-17 to=jonas subject="[T20261201.0003] Unassigned, global queue: Nightly export stops" text~"raised the timeout" text~"It stopped again last night" text~"#take"
expect notice N-17 to=maya
expect no notice N-17 to=priya
expect no notice N-02

at 2026-12-08 11:05
mail from=tess to=support subject="Re: [T20261201.0003] Nightly export stops"
| And one more thing.
expect note T20261201.0003 public by=tess text~"one more thing"
expect no notice N-17
expect timer T20261201.0003 alert_fold due="2026-12-08 11:10"

at 2026-12-08 11:20
mail from=jonas to=support reply=N-17
| #take
expect T20261201.0003 primary=jonas global=false tags="" handover=completed

at 2026-12-08 15:00
mail from=tess to=support subject="Re: [T20261201.0003] Nightly export stops"
| Any news?
expect T20261201.0003 primary=jonas
expect notice N-02 to=jonas
expect no notice N-17
at 2026-12-09 11:20
expect notice N-38b to=jonas

# ST-35: an answer that says it is done unassigns as well; the region reads it, nobody closes it.
wait 1h
ticket T20261201.0005 "Slow export" contact=carla primary=maya status=waiting_customer tags="ooo_summary"
mail from=carla to=support subject="Re: [T20261201.0005] Slow export is resolved"
| It runs through since Monday.
expect T20261201.0005 status=says_close primary=none global=true
expect notice N-17 to=jonas text~"It runs through since Monday."
expect notice N-15 to=olive
