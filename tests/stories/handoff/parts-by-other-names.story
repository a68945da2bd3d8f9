# HO-02.d: the parts are known by every name that people have for them, and however they are marked up.
ticket T20261116.0004 "VPN broken" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff @jonas
| Over to you, thanks!
|
| Issue: The VPN fails after the password was changed.
| Steps taken:
| - cleared the credentials
| Root cause: password mismatch suspected
| What’s left:
| - read the gateway's log
| Next steps: then call Carla
| Blocked by: nothing so far, we need an approval of her manager
| Logs: on the share
| Current status: Waiting on user
| SLA: 2026-11-27 12:00
expect no error
expect T20261116.0004 primary=jonas status=waiting_customer cycle=none
expect notice N-20 to=jonas text~"Summary The VPN fails after the password was changed."
expect notice N-20 to=jonas text~"Done - cleared the credentials"
expect notice N-20 to=jonas text~"- read the gateway's log then call Carla"
expect notice N-20 to=jonas text~"Over to you, thanks!"
expect notice N-20 to=jonas text~"Urgency 2026-11-27 12:00"
expect no notice to=carla

mail from=jonas to=support+internal subject="Re: [T20261116.0004] VPN broken"
| #handoff @maya
| **Issue summary**
| The VPN fails with a timeout.
|
| ## 2. Steps already taken
| 1. restarted the gateway
| 2. Status: it answers pings again
|
| *Root cause (if known):* the firewall
|
| **What still needs to be done:** a test with Carla's laptop
|
| **Blockers or approvals:** none
| **Files, logs, or screenshots:** none
| **Status**: In progress
| **Estimated urgency:** not high
expect no error
expect T20261116.0004 primary=maya status=in_progress
expect notice N-20 to=maya text~"2. Status: it answers pings again"
expect no notice N-20 to=omar
