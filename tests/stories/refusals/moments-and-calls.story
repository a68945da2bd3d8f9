# E-10, E-12 to E-16, E-27, E-30: who is on it, moments, calls and items, in the words of the refusal.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress checklist="1 done, 2 open"
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #progress
expect notice N-34 to=jonas text~"E-10: Maya Ortiz has been on this ticket since" text~"Use `#take force` only after talking to them."

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2026-11-20 10:00
expect notice N-34 to=maya text~"E-12: Fri 2026-11-20 10:00 EST is in the past."

call T20261116.0004 2026-11-23 15:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect notice N-34 to=maya text~"E-13: The appointment is at Mon 2026-11-23 15:00 EST; a no-show can be set from Mon 2026-11-23 15:10 EST. `#noshow force` if you are sure."

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone vm
expect notice N-34 to=maya text~"E-15: A phone attempt needs date, time and outcome: `#attempt phone 2026-11-23 14:20 vm` (vm, message, noanswer)." text~"Reached the person? `#responded phone`."

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-30 10:00 vm
expect notice N-34 to=maya text~"E-16:" text~"in the future"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-15 10:00 vm
expect notice N-34 to=maya text~"E-16:" text~"before the ticket existed"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-18 10:00 vm
expect T20261116.0004 attempts=1
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc close
expect notice N-34 to=maya text~"E-16:" text~"Only 1 of 3 attempts are documented"

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 12/01
expect notice N-34 to=maya text~"E-27: \"12/01\" can be read two ways. Write 2026-12-01."

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #check 7
expect notice N-34 to=maya text~"E-30: Checklist has no item 7. Items:"

ticket T20261117.0002 "Missed" contact=carla primary=maya status=no_show_remote
mail from=maya to=support+internal subject="Re: [T20261117.0002] Missed"
| #category order
expect notice N-34 to=maya text~"E-14: In category order the status NO-SHOW: remote customer does not exist. Give a new status in the same mail: In Progress"
expect T20261117.0002 category=support
