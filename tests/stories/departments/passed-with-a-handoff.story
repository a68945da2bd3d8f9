# ZD-05, HO-02, E-17: in zoho another department needs the eight parts; within one a synopsis serves. #dept clears the primary.
profile zoho
ticket T20261116.0004 "Landing page" contact=carla primary=maya status=open
mail from=maya to=support subject="Re: [T20261116.0004] Landing page"
| #dept seo
| Client wants the phone number on all 3 landing pages changed to 555-0102
expect error E-17 to=maya text~"The handoff lacks: Summary, Done, Remaining, Blockers, Files, Status, Urgency"
expect notice N-34 to=maya text~"#dept seo Client wants the phone number"
expect notice N-34 to=maya text~"Status: <Waiting / Awaiting Response, Waiting Vendor, Waiting on Escalation Team, In Progress, Open, In-Progress / Backburner>"
expect T20261116.0004 department=cs primary=maya
expect no notice to=carla
mail from=maya to=support subject="Re: [T20261116.0004] Landing page" attach=screenshot.png:image/png:20kB
| #dept seo
| Summary: Client wants the phone number on all 3 landing pages changed to 555-0102.
| Done: found the pages
| Remaining: change the number
| Blockers: none
| Files: screenshot.png
| Status: open
| Urgency: low
expect no error
expect T20261116.0004 department=seo primary=none status=open
expect notice N-20 to=omar text~"all 3 landing pages" file="screenshot.png"
expect notice N-07 to=carla
expect no notice N-03
# back to somebody of another department is passing on, too; who takes it first is one of them
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Landing page"
| #assign @priya
| Client wants the phone number on all 3 landing pages changed to 555-0102
expect error E-17 to=jonas
expect T20261116.0004 primary=none
mail from=omar to=support+internal subject="Re: [T20261116.0004] Landing page"
| #assign @priya
| Summary: Client wants the phone number on all 3 landing pages changed to 555-0102.
| Done: looked at the pages
| Remaining: change the number
| Blockers: none
| Files: none
| Status: open
| Urgency: low
expect T20261116.0004 primary=priya department=cs
mail from=priya to=support+internal subject="Re: [T20261116.0004] Landing page"
| #assign @maya
| Client wants the phone number on all 3 landing pages changed to 555-0102
expect T20261116.0004 primary=maya department=cs
# both in one mail: the person hears of it once, with the parts
mail from=maya to=support+internal subject="Re: [T20261116.0004] Landing page"
| #handoff @jonas
| #dept networking
| Summary: The pages are done, the number has to be switched at the provider.
| Done: changed all 3 pages
| Remaining: switch the number
| Blockers: none
| Files: none
| Status: waiting on vendor
| Urgency: 2026-11-27
expect no error
expect T20261116.0004 department=networking primary=jonas status=waiting_vendor
expect notice N-20 to=jonas text~"Remaining switch the number"
