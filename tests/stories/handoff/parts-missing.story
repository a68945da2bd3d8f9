# HO-02.b, HO-02.c, HO-04.b, HO-12.a, HO-14.b: what is missing is named, all of it; the mail comes back ready to fill in.
ticket T20261116.0004 "VPN broken" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] VPN broken"
| #handoff @jonas
| Summary: The VPN fails after the password was changed, the gateway has to be checked.
| Done: cleared the credentials and reset MFA
| Blockers: none
| Files: none
| Status: in progress
expect error E-17 to=maya subject~"NOT DONE: The handoff lacks: Remaining, Urgency" text~"The handoff lacks: Remaining, Urgency"
expect notice N-34 to=maya text~"#handoff @jonas Summary: The VPN fails" 
expect notice N-34 to=maya text~"Remaining: <what is left, one step a line>"
expect notice N-34 to=maya text~"Urgency: <high, medium or low, or a date>"
expect T20261116.0004 primary=maya status=in_progress summary=none
expect no notice N-20
expect no notice to=carla
expect note T20261116.0004 internal by=maya text~"not sent, see error"

# sent again as it came back, one hole filled: the other is still a hole
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff @jonas
| Summary: The VPN fails after the password was changed, the gateway has to be checked.
| Done:
| Cause: unknown
| Remaining: <what is left, one step a line>
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect error E-17 to=maya text~"The handoff lacks: Done, Remaining."

# the cause may be left out: nobody knows it (HO-02.c)
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff @jonas
| Summary: The VPN fails after the password was changed, the gateway has to be checked.
| Done: cleared the credentials and reset MFA
| Remaining: the log of the gateway has to be read
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect no error
expect T20261116.0004 primary=jonas status=in_progress
expect notice N-20 to=jonas text~"Cause unknown"
expect no notice N-20 to=omar
expect no notice to=carla
