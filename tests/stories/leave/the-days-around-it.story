# OOO-10, OOO-14.b, OOO-17.a: between the last day of a leave and the return, and what a reminder and a welcome say.
at 2026-12-23 10:00
ticket T20261201.0001 "Silent" contact=carla primary=maya status=in_progress severity=3
ticket T20261201.0002 "Asked" contact=tess primary=maya status=in_progress severity=3
mail from=maya to=support+internal subject="Re: [T20261201.0001] Silent"
| #ooo return 2027-01-04
| Problem: the printer stops.
| Action taken: ordered a fuser.
| Next steps: fit it.
| Blockers: the part
mail from=maya to=support+waiting subject="Re: [T20261201.0002] Asked"
| Which model is it, please?
mail from=maya to=support+internal subject="Re: [T20261201.0002] Asked"
| #ooo return 2027-01-04
| Problem: the model is not known.
| Action taken: asked.
| Next steps: order.
| Blockers: the answer
away maya 2026-12-24 2026-12-31
at 2026-12-31 10:00
ticket T20261231.0001 "New" contact=ben primary=none status=in_progress
mail from=olive to=support+internal subject="Re: [T20261231.0001] New"
| #assign @maya
expect error E-22 to=olive
expect notice N-34 to=olive text~"away until 2026-12-31."
# The last day is over, and the desk has not opened since: the day of return is named.
at 2027-01-02 10:00
mail from=olive to=support+internal subject="Re: [T20261231.0001] New"
| #assign @maya
expect error E-22 to=olive
expect notice N-34 to=olive text~"away until 2027-01-04 09:00."
# Nobody wrote to Carla, so no letter says that somebody did; nothing of hers is anybody else's to take back.
at 2027-01-04 09:00
expect notice N-04 to=carla text~"your request has been waiting for your answer since Wednesday 23 December 2026, and we cannot go on before we hear from you."
expect notice N-04 to=tess text~"we wrote to you on Wednesday 23 December 2026" text~"Which model is it, please?"
expect notice N-18 to=maya text~"still yours"
expect no notice N-18 text~"To take one back"
mail from=olive to=support+internal subject="Re: [T20261231.0001] New"
| #assign @maya
expect T20261231.0001 primary=maya
