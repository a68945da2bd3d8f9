# CMD-08, HO-02, OOO-02: parts and sections come back each on its line, inside, and are taken as they came.
ticket T20261116.0004 "VPN down" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] VPN down"
| #hanoff team:networking
| Summary: VPN of the user fails with "Connection timeout" after password and MFA were fixed; needs the gateway checked.
| Done:
| - cleared stored credentials, reset MFA
| Cause: unknown
| Remaining: check the allow rule and the gateway's log around 09:40, then ring the user on his telephone
| Blockers: none
| Files: none
| Status: waiting on escalation team
| Urgency: high
expect error E-01 to=maya
expect no notice N-34 text~"#public"
mail from=maya reply=N-34
| #handoff team:networking
|
| Summary: VPN of the user fails with "Connection timeout" after
| password and MFA were fixed; needs the gateway checked.
| Done:
| - cleared stored credentials, reset MFA
| Cause: unknown
| Remaining: check the allow rule and the gateway's log around 09:40,
| then ring the user on his telephone
| Blockers: none
| Files: none
| Status: waiting on escalation team
| Urgency: high
expect no notice N-34
expect notice N-20 to=jonas text~"then ring the user on his telephone"
expect no notice N-03
