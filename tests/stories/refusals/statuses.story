# E-05 to E-09, E-11: what a status needs, in the words of the refusal.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #admin
expect notice N-34 to=maya text~"E-05: #admin needs a sentence saying what is to be done."
expect T20261116.0004 status=in_progress

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status note emailed in
expect notice N-34 to=maya text~"\"Note Emailed In\" cannot be set here" text~"only the system sets it" text~"You can use: In Progress, FOLLOW UP NEEDED: ADMIN, Follow Up Needed: Resource, Waiting Customer" text~"A status of another category needs `#category`. Something missing? Reply `#help visibility <what you need>`."

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #todo
| #waiting
expect notice N-34 to=maya text~"E-11: Two statuses in one mail:" text~"Which one?"

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer
expect notice N-34 to=maya text~"E-09: A deferred ticket needs a date after today, e.g. `#defer 2026-11-30`. Without it the ticket would get lost."
expect T20261116.0004 status=in_progress

ticket T20261117.0001 "No sound" contact=carla status=new
mail from=olive to=support+internal subject="Re: [T20261117.0001] No sound"
| #resource please call Carla
expect notice N-34 to=olive text~"E-06: Ticket T20261117.0001 has no primary resource. Add `#take` or `#assign @name`."

ticket T20261117.0002 "Booked" contact=carla primary=maya status=scheduling_link_sent
mail from=maya to=support+internal subject="Re: [T20261117.0002] Booked"
| #waiting
expect notice N-34 to=maya text~"E-08: A scheduling link was sent, so Waiting Customer would send the wrong reminder. Use `#linksent`, or `#waiting force`."

ticket T20261117.0003 "New toner" contact=carla primary=maya status=in_progress category=order
mail from=maya to=support+internal subject="Re: [T20261117.0003] New toner"
| #noshow
expect notice N-34 to=maya text~"E-07: \"NO-SHOW: remote customer\" cannot be set here" text~"not in category order"
expect T20261117.0003 status=in_progress
