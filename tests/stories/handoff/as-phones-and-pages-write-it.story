# HO-02.d, HO-14, GW-16: headings in bold, from a page's list, with the capitals and blanks of a telephone.
ticket T20261116.0004 "VPN drops" contact=carla primary=maya status=in_progress

mail from=maya to=support+internal subject="Re: [T20261116.0004] VPN drops"
| #Handoff @Jonas
| Summary : VPN fails with a timeout
| Steps Taken : cleared credentials
| Root Cause : unknown
| Next Steps : check the gateway log
| Blocked By : none
| Screenshots : none
| Current Status : In Progress
| Priority : Low
expect T20261116.0004 primary=jonas
expect notice N-20 to=jonas text~"check the gateway log"

mail from=jonas to=support+internal subject="Re: [T20261116.0004] VPN drops" html="<div>#handoff @maya</div><div><b>Summary:</b> VPN fails still</div><div><b>Done:</b></div><ul><li>read the log</li><li>new client</li></ul><div><b>Cause:</b> unknown</div><div><b>Remaining:</b></div><ol><li>ask the vendor</li></ol><div><b>Blockers:</b> none</div><div><b>Files:</b> none</div><div><b>Status:</b> In progress</div><div><b>Urgency:</b> SLA: 2026-11-24 12:00</div>"
expect T20261116.0004 primary=maya
expect notice N-20 to=maya text~"new client" text~"2026-11-24 12:00"
