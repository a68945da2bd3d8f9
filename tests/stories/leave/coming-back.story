# OOO-17.a, OOO-17.b, OOO-18.a: on the morning of the return everything that happened is told.
at 2026-12-04 16:00
ticket T20261201.0003 "Nightly export stops" contact=tess primary=maya status=in_progress severity=3
ticket T20261201.0004 "Printer offline" contact=carla primary=maya status=in_progress severity=3
ticket T20261201.0005 "Never tagged" contact=carla primary=maya status=in_progress severity=3
mail from=maya to=support subject="Re: [T20261201.0003] Nightly export stops"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
mail from=maya to=support subject="Re: [T20261201.0004] Printer offline"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
mail from=maya to=support+me subject="Leave"
| #away 2026-12-07 to 2026-12-11
at 2026-12-08 11:00
mail from=tess to=support subject="Re: [T20261201.0003] Nightly export stops"
| Here are the logs.
mail from=jonas to=support reply=N-17
| #take
| I have it.
at 2026-12-14 08:59
expect no notice N-18
restart
at 2026-12-14 09:00
expect notice N-18 to=maya subject="You are back: 3 tickets from before your leave" text~"T20261201.0003 Nightly export stops, owner now Jonas Feld, Note Emailed In" text~"T20261201.0004 Printer offline, still yours, Waiting Customer, leave tag still set" text~"T20261201.0005 Never tagged, still yours, In Progress" text~"#untag ooo_summary all"
expect no notice N-18 to=jonas
at 2026-12-16 09:00
expect no notice N-18

# b: she takes it back, and Jonas is told.
mail from=maya to=support subject="Re: [T20261201.0003] Nightly export stops"
| #take
expect T20261201.0003 primary=maya
expect notice N-02c to=jonas
# The tag was left on: the next answer unassigns.
mail from=carla to=support subject="Re: [T20261201.0004] Printer offline"
| It is back.
expect T20261201.0004 primary=none global=true tags="ooo_summary"
