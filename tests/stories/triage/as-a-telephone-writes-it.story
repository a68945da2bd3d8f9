# TR-03, TR-10, TR-17: the first word in any case, with what stands behind it; "not approved" is none.
profile landesk
ticket T20261116.0001 "A" contact=carla status=new triage=untriaged
ticket T20261116.0002 "B" contact=carla status=new triage=untriaged
ticket T20261116.0003 "C" contact=carla status=new triage=untriaged
ticket T20261116.0004 "D" contact=carla primary=maya status=in_progress triage=approved

mail from=maya to=support+internal subject="Re: [T20261116.0001] A"
| #progress
expect error E-29 to=maya
mail from=omar to=support+internal subject="Re: [T20261116.0001] A"
| APPROVED – low risk.
expect T20261116.0001 triage=approved
mail from=omar to=support+internal subject="Re: [T20261116.0002] B" html="<div dir='auto'>Approved</div><div><br></div><div>Sent from my iPhone</div>"
expect T20261116.0002 triage=approved
mail from=omar to=support+internal subject="Re: [T20261116.0003] C"
| Not approved yet, asking
expect T20261116.0003 triage=untriaged
mail from=carla to=support subject="Re: [T20261116.0003] C"
| Approved
expect T20261116.0003 triage=untriaged
mail from=maya to=support subject="Re: [T20261116.0004] D"
| #Status: Resolved
| All good now.
expect T20261116.0004 status=complete
expect notice N-06 to=carla text~"All good now."
