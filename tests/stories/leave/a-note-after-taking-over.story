# OOO-16.a, OOO-16.b: whoever took it over writes something down within a business day, or is asked once.
at 2026-12-08 11:20
ticket T20261201.0001 "Noted" contact=tess primary=maya status=in_progress tags="ooo_summary"
ticket T20261201.0002 "Silent" contact=tess primary=maya status=in_progress tags="ooo_summary"
ticket T20261201.0003 "Noted at once" contact=tess primary=maya status=in_progress tags="ooo_summary"
ticket T20261201.0004 "Done" contact=tess primary=maya status=in_progress tags="ooo_summary"
mail from=jonas to=support+internal subject="Re: [T20261201.0001] Noted"
| #take
mail from=jonas to=support+internal subject="Re: [T20261201.0002] Silent"
| #take
mail from=jonas to=support+internal subject="Re: [T20261201.0003] Noted at once"
| #take
| Logs are in, I look at them after lunch.
mail from=jonas to=support+internal subject="Re: [T20261201.0004] Done"
| #take
expect timer T20261201.0002 handover_note due="2026-12-09 11:20"
expect no timer T20261201.0003 handover_note
at 2026-12-08 11:30
mail from=jonas to=support+internal subject="Re: [T20261201.0001] Noted"
| Started with the first log.
# somebody else's note is not the new owner's
mail from=olive to=support+internal subject="Re: [T20261201.0002] Silent"
| Is somebody on this?
mail from=jonas to=support subject="Re: [T20261201.0004] Done"
| #complete
at 2026-12-09 11:20
expect notice N-38b to=jonas subject~"Silent"
expect no notice N-38b to=olive
at 2026-12-15 12:00
expect no notice N-38b
