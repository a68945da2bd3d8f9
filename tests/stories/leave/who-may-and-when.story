# OOO-01.a, OOO-01.b, OOO-01.c, OOO-02.b, OOO-12.b, OOO-12.c, OOO-12.d, OOO-12.e, E-19, E-19b: whose tickets, and which sections.
at 2026-12-04 10:00
ticket T20261201.0001 "Waits" contact=tess primary=maya status=waiting_customer severity=3
ticket T20261201.0002 "His" contact=tess primary=jonas status=in_progress severity=3
ticket T20261201.0003 "Done" contact=tess primary=maya status=complete severity=3
ticket T20261201.0004 "Nobody's" contact=tess status=in_progress severity=3

mail from=maya to=support subject="Re: [T20261201.0001] Waits"
| #ooo
| Problem: slow.
| Action taken: measured.
| Next steps: not sure yet
| Blockers: none
expect error E-19 to=maya
expect notice N-34 text~"lacks: Return date." text~"#ooo return YYYY-MM-DD"
expect T20261201.0001 tags="" handover=none

mail from=maya to=support subject="Re: [T20261201.0001] Waits"
| #ooo
| Problem: slow.
| Action taken: measured.
| Next steps: not sure yet
| Blockers: none
| Return date: 2026-11-01
expect error E-19 to=maya
expect notice N-34 text~"Return date (2026-11-01 is in the past)"

# Headings as they stand in the macro of other desks, and text over several lines.
mail from=maya to=support subject="Re: [T20261201.0001] Waits"
| #ooo
| **What is the problem to be solved?** Slow,
| and only at night.
| **Action Taken?** Measured.
| **Next Steps Needed?** Not sure yet.
| **Blockers?** None
| **Return Date:** 14-dec
| Best regards
expect T20261201.0001 tags="ooo_summary" handover=requested status=waiting_customer
expect note T20261201.0001 internal by=maya text~"only at night"
expect timer T20261201.0001 waiting_reminder due="2026-12-14 09:00"

# A newer summary replaces the older one; tag and copy stay as they are.
mail from=maya to=support subject="Re: [T20261201.0001] Waits"
| #ooo return 2026-12-15
| Problem: slow, and only at night.
| Action taken: measured twice.
| Next steps: uncertain
| Blockers: none
expect T20261201.0001 tags="ooo_summary"
expect note T20261201.0001 internal by=maya text~"measured twice"
expect timer T20261201.0001 waiting_reminder due="2026-12-15 09:00"
mail from=tess to=support subject="Re: [T20261201.0001] Waits"
| Still slow.
expect notice N-17 to=jonas text~"measured twice"

mail from=maya to=support subject="Re: [T20261201.0002] His"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
expect error E-23 to=maya
expect T20261201.0002 tags=""
mail from=olive to=support subject="Re: [T20261201.0002] His"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
expect error E-23 to=olive
mail from=maya to=support subject="Re: [T20261201.0003] Done"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
expect error E-19b to=maya
expect notice N-34 text~"#ooodone"
mail from=maya to=support subject="Re: [T20261201.0004] Nobody's"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
expect error E-06 to=maya
mail from=maya to=support subject="Re: [T20261201.0004] Nobody's"
| #take
| #ooo
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
| Return date: 12/01
expect error E-27 to=maya
expect T20261201.0004 primary=none

# OOO-12: the problem may be called a summary, as its synonyms say.
ticket T20261201.0006 "Backup" contact=tess primary=maya status=in_progress severity=1
mail from=maya to=support subject="Re: [T20261201.0006] Backup"
| #ooo
| Summary: the backup stops at midnight.
| Done: changed the tape.
| Next: look at the drive
| Blockers: none
| Back on: 16-dec-2026
expect no error
expect T20261201.0006 tags="ooo_summary"
ticket T20261201.0007 "His, too" contact=tess primary=jonas status=in_progress severity=3
mail from=maya to=support subject="Re: [T20261201.0007] His, too"
| #ooo return 2026-12-14
expect error E-23 to=maya
expect notice N-34 to=maya text~"The ticket is not yours, and #ooo is its owner's to say."
