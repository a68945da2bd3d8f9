# W-10 to W-13, HO-11: files that are not there, a note that says nothing, and a leave, in the words of the receipt.
ticket T20261116.0001 "Plan" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0001] Plan"
| Carla, I have attached the plan.
expect notice N-33 to=maya text~"W-10 files mentioned, none attached here or on the ticket."

ticket T20261116.0002 "VPN broken" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0002] VPN broken"
| looking into it
expect notice N-33 to=maya text~"W-11 vague note: it does not tell the next person anything; say what was done."

mail from=maya to=support+me subject="Leave"
| #away 2026-11-24 to 2026-11-24
expect notice N-33 to=maya text~"W-12 leave starts in less than two days; talk to your manager about cover."

ticket T20261116.0003 "On hold" contact=tess primary=maya status=in_progress severity=3
mail from=maya to=support subject="Re: [T20261116.0003] On hold"
| #ooo return 2026-12-14
| #vendor
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
expect notice N-33 to=maya text~"W-13 customer not told of leave; add a section “Tell customer:”."
