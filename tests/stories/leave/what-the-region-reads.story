# OOO-05.f, OOO-11.b: N-17 says what is so: who is away by now, whose ticket it was, and what taking it does.
at 2026-12-02 10:00
ticket T20261201.0001 "Before she left" contact=carla primary=maya status=in_progress severity=3
mail from=maya to=support+internal subject="Re: [T20261201.0001] Before she left"
| #ooo return 2026-12-14
| Problem: the printer stops.
| Action taken: ordered a fuser.
| Next steps: fit it.
| Blockers: the part
wait 2h
mail from=carla to=support subject="Re: [T20261201.0001] Before she left"
| The part is here.
expect notice N-17 to=jonas text~"Carla Ruiz answered a ticket with a leave summary of Maya Ortiz (back 2026-12-14)." text~"That removes the leave tag and completes the handover."
# Who wrote the summary keeps the tag when they take the ticket, and reads so.
expect notice N-17 to=maya text~"Your leave tag stays on it, and the next answer unassigns it again" text~"#untag ooo_summary"
mail from=maya reply=N-17 subject="Re: [T20261201.0001] Unassigned"
| #take
expect T20261201.0001 primary=maya tags="ooo_summary" global=false
away maya 2026-12-07 2026-12-11
at 2026-12-08 10:00
mail from=carla to=support subject="Re: [T20261201.0001] Before she left"
| Hello?
expect notice N-17 to=jonas text~"Carla Ruiz answered while Maya Ortiz is away (back 2026-12-14)."

# A tag without a summary, set by hand or by #ooodone: it still was somebody's ticket.
ticket T20261201.0002 "By hand" contact=tess primary=priya status=in_progress severity=3
mail from=priya to=support+internal subject="Re: [T20261201.0002] By hand"
| #tag ooo_summary
mail from=tess to=support subject="Re: [T20261201.0002] By hand"
| Hello?
expect T20261201.0002 primary=none global=true
expect notice N-17 to=priya text~"Tess Wynn answered a ticket that Priya Nair left with the leave tag."

# By absence alone there is no tag, and nothing to say of one.
set ooo.trigger=unavailable
ticket T20261201.0003 "No tag" contact=carla primary=maya status=in_progress severity=3
mail from=carla to=support subject="Re: [T20261201.0003] No tag"
| Anybody there?
expect notice N-17 to=jonas text~"answered while Maya Ortiz is away" text~"#take Reply = internal note."
mail from=jonas reply=N-17 subject="Re: [T20261201.0003] Unassigned"
| #take
expect T20261201.0003 primary=jonas

# Taken literally, #take alone leaves the tag on: what takes it off stands beside it.
profile zendesk
set ooo.trigger=tag
ticket T20261201.0004 "Literal" contact=carla primary=maya status=open severity=3 category=engineering tags="ooo_summary"
mail from=carla to=support subject="Re: [T20261201.0004] Literal"
| Any news?
expect notice N-17 to=jonas text~"#take #untag ooo_summary #handover completed #take alone leaves the leave tag on"
mail from=jonas reply=N-17 subject="Re: [T20261201.0004] Unassigned"
| #take
| #untag ooo_summary
| #handover completed
expect T20261201.0004 primary=jonas tags="" handover=completed
wait 1h
mail from=carla to=support subject="Re: [T20261201.0004] Literal"
| Thank you, and the second one?
expect T20261201.0004 primary=jonas
