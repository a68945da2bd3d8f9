# HO-01.a, HO-02.a, HO-03.b, HO-04.a, HO-05.b, HO-07, HO-08, HO-09, HO-10.a, HO-12.a, HO-14.a: all eight parts; the next one needs nothing else.
at 2026-11-23 09:00
mail from=carla to=support subject="VPN broken" attach=error.png:image/png:20kB
| Connection timeout since this morning.
expect new ticket T20261123.0001 contact=carla
mail from=olive to=support+internal subject="Re: [T20261123.0001] VPN broken"
| #assign @maya
| Carla cannot reach the VPN, please have a look.
expect notice N-20 to=maya file="error.png"
at 2026-11-23 10:00
mail from=jonas to=support subject="Re: [T20261123.0001] VPN broken" attach=vpn-client.log:text/plain:12kB
| #handoff team:escalation tell-user
| Summary: VPN of user fails with "Connection timeout" after password and MFA were fixed. Both were tested. The gateway has to be checked.
| Done:
| - cleared stored credentials
| - reset MFA
| - verified group membership
| - tested from a hotspot
| - reinstalled the client
| Cause: unknown, probably tunnel or firewall
| Remaining:
| - check allow rule
| - read gateway log around 09:40
| Blockers: needs network admin rights
| Files: vpn-client.log attached
| Status: waiting on escalation team
| Urgency: high, user travels Fri 2026-11-27
expect no error
expect T20261123.0001 primary=none group=escalation status=waiting_escalation summary~"The gateway has to be checked"
expect notice N-20 to=priya text~"Jonas Feld hands this ticket to Escalation team" file="vpn-client.log"
expect notice N-20 to=priya file="error.png"
expect notice N-20 to=priya text~"- cleared stored credentials - reset MFA - verified group membership - tested from a hotspot - reinstalled the client"
expect notice N-20 to=priya text~"Cause unknown, probably tunnel or firewall"
expect notice N-20 to=priya text~"- check allow rule - read gateway log around 09:40"
expect notice N-20 to=priya text~"Blockers needs network admin rights"
expect notice N-20 to=priya text~"Files vpn-client.log attached"
expect notice N-20 to=priya text~"Status Waiting on Escalation Team"
expect notice N-20 to=priya text~"Urgency high, user travels Fri 2026-11-27"
expect notice N-20 to=priya text~"Connection timeout since this morning."
# HO-14: the team's lead has it, too; ST-02: the owner before hears of it
expect notice N-20 to=omar text~"high"
expect notice N-02c to=maya
# HO-10: told by a template, without a name of ours but the author's; the parts stay inside
expect notice N-21 to=carla at="2026-11-23 10:02" subject~"Your request is moving on" text~"passed your request to our escalation team"
expect no notice N-03
expect note T20261123.0001 internal by=jonas text~"Remaining"
expect no note T20261123.0001 public by=jonas
expect no timer T20261123.0001 reply_due
expect notice N-33 to=jonas text~"Urgency"
