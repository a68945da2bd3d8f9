# HO-10.a, HO-10.b, HO-06.a: in their own words, by a template, or not; W-08 while an answer is due; W-10 for files that are not there.
at 2026-11-23 09:00
mail from=carla to=support subject="VPN broken"
| Connection timeout since this morning.
mail from=maya to=support+internal subject="Re: [T20261123.0001] VPN broken"
| #handoff team:networking
| Summary: The VPN fails after the password was changed.
| Done: reset the password
| Remaining: read the log
| Blockers: none
| Files: vpn.log attached
| Status: in progress
| Urgency: low
expect T20261123.0001 group=networking
expect no notice to=carla
expect warning W-08 to=maya
expect warning W-10 to=maya
expect timer T20261123.0001 reply_due

mail from=jonas to=support+internal subject="Re: [T20261123.0001] VPN broken" attach=gateway.log:text/plain:2kB
| #handoff team:escalation
| Summary: The VPN fails after the password was changed.
| Done: read the log
| Remaining: ask the vendor
| Blockers: none
| Files: gateway.log
| Status: waiting on vendor
| Urgency: low
| Tell user: Carla, the log points to the vendor of the gateway.
| We have asked them and write again tomorrow.
expect notice N-21 to=carla at="2026-11-23 09:02" text~"the log points to the vendor of the gateway. We have asked them and write again tomorrow."
expect no notice N-21 text~"I have done what can be done"
expect no notice to=carla text~"read the log"
expect no warning W-08
expect no warning W-10
expect no timer T20261123.0001 reply_due
# taken back before it leaves
mail from=jonas to=support+internal subject="Re: [T20261123.0001] VPN broken"
| #undo
expect cancelled N-21 to=carla
expect T20261123.0001 group=networking status=in_progress
