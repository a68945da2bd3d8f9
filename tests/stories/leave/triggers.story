# ST-46; OOO-05.c, OOO-05.e, OOO-05.f, OOO-05.g, OOO-08.b, OOO-11.b, OOO-11.c: literal and guarded, tag and absence.
at 2026-12-04 10:00
ticket T20261201.0001 "Tagged" contact=carla primary=maya status=in_progress severity=1
ticket T20261201.0002 "Given away" contact=carla primary=maya status=in_progress severity=1
ticket T20261120.0001 "Finished" contact=carla primary=maya status=complete tags="ooo_summary"
mail from=maya to=support subject="Re: [T20261201.0001] Tagged"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
mail from=maya to=support subject="Re: [T20261201.0002] Given away"
| #ooo return 2026-12-14
| Problem: a
| Action taken: b
| Next steps: c
| Blockers: d
# A stranger's and a vendor's mail is no answer.
mail from=someone@elsewhere.example to=support subject="Re: [T20261201.0001] Tagged"
| Buy my stamps.
mail from=ina to=support subject="Re: [T20261201.0001] Tagged"
| The part is on its way.
expect T20261201.0001 primary=maya global=false
# f: she has not left yet, and the sentence says only: tag and answer.
mail from=carla to=support subject="Re: [T20261201.0001] Tagged"
| Hello?
expect T20261201.0001 primary=none global=true status=note_emailed_in
expect notice N-17 to=maya
# g: an answer re-opens a completed ticket and unassigns it; thanks do neither.
mail from=carla to=support subject="Re: [T20261120.0001] Finished"
| Thank you!
expect T20261120.0001 status=complete primary=maya
mail from=carla to=support subject="Re: [T20261120.0001] Finished"
| It is broken again.
expect T20261120.0001 status=note_emailed_in reopened=1 primary=none global=true
expect notice N-17 to=jonas
# OOO-08.b: given away without being taken, the guard keeps the new owner.
mail from=maya to=support subject="Re: [T20261201.0002] Given away"
| #assign @jonas
expect T20261201.0002 primary=jonas tags="ooo_summary"
mail from=carla to=support subject="Re: [T20261201.0002] Given away"
| Jonas?
expect T20261201.0002 primary=jonas tags="ooo_summary"
expect notice N-02 to=jonas
expect no notice N-17
# literally: the tag is enough, whoever has it; taking clears nothing, only the commands do
set ooo.guard_assignee=no
set ooo.auto_untag_on_take=no
mail from=carla to=support subject="Re: [T20261201.0002] Given away"
| Jonas??
expect T20261201.0002 primary=none global=true
mail from=jonas to=support subject="Re: [T20261201.0002] Given away"
| #take
expect T20261201.0002 primary=jonas tags="ooo_summary" handover=requested global=false
wait 1h
mail from=carla to=support subject="Re: [T20261201.0002] Given away"
| Anybody?
expect T20261201.0002 primary=none global=true
expect notice N-17 to=jonas
mail from=jonas to=support subject="Re: [T20261201.0002] Given away"
| #take
| #untag ooo_summary
| #handover completed
expect T20261201.0002 primary=jonas tags="" handover=completed
mail from=carla to=support subject="Re: [T20261201.0002] Given away"
| Good.
expect T20261201.0002 primary=jonas
