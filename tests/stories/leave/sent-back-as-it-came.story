# OOO-12, HO-02, E-17, E-19: what a refusal offers to be sent again is obeyed, with all that stood in it before.
ticket T20261116.0004 "Nightly export" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Nightly export"
| #ooo return 2026-12-14
| Problem: the nightly export stops at 40 % since Friday.
| Action taken: raised the timeout, asked Carla for the log.
| Next steps: uncertain
expect error E-19 to=maya
mail from=maya reply=N-34
| #ooo return 2026-12-14
| Problem: the nightly export stops at 40 % since Friday.
| Action taken: raised the timeout, asked Carla for the log.
| Next steps: uncertain
| Blockers: none
expect no error
expect T20261116.0004 tags="ooo_summary" status=waiting_customer
expect note T20261116.0004 internal by=maya text~"the nightly export stops at 40 % since Friday."

ticket T20261116.0005 "VPN broken" contact=ben primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0005] VPN broken"
| #handoff @jonas
| Summary: The VPN fails with a timeout after MFA was fixed.
| Done: cleared the stored credentials
| Cause: unknown
| Blockers: none
| Files: none
| Status: in progress
expect error E-17 to=maya
mail from=maya reply=N-34
| #handoff @jonas
| Summary: The VPN fails with a timeout after MFA was fixed.
| Done: cleared the stored credentials
| Cause: unknown
| Remaining: check the rule on the gateway
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect no error
expect T20261116.0005 primary=jonas
expect notice N-20 to=jonas text~"The VPN fails with a timeout after MFA was fixed." text~"cleared the stored credentials"
# the contrary: what only came along in the answer is still no new text
ticket T20261116.0006 "Scanner" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0006] Scanner"
| #ooo return 2026-12-14
| Problem: the scanner stops at the third page since Friday.
expect error E-19 to=maya
mail from=maya reply=N-34
| I shall do it later.
|
| Nothing was changed. Your text is kept as an internal note.
| Send this again, by replying to this mail:
expect note T20261116.0006 internal by=maya text~"I shall do it later."
expect no note T20261116.0006 internal text~"Nothing was changed"
