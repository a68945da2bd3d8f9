# CMD-08: a block that is sent back as it came, its gaps unfilled, says nothing: it is refused again, and nobody reads "<what ...>".
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #admin @olive
expect error E-05 to=maya text~"#admin @olive <what is to be done>"
mail from=maya reply=N-34
| #admin @olive <what is to be done>
expect error E-05 to=maya
expect no notice N-12
expect T20261116.0004 status=in_progress

mail from=maya reply=N-34
| #timedone <yes or no>
| #sev <a number from 1 to 4>
expect error E-02 to=maya
expect T20261116.0004 time_entries=unset

mail from=maya reply=N-34
| #attempt phone 2026-11-23 09:00 <vm, message or noanswer>
expect error E-15 to=maya text~"#attempt phone 2026-11-23 09:00 <vm, message or noanswer>"

# a gap filled in, and angle brackets that are none
mail from=maya reply=N-34
| #admin @olive order <the black one> for Carla
| #cc <ben@alderair.example>
expect no notice N-34
expect notice N-12 to=olive text~"order <the black one> for Carla"

# what stands on a line of its own is a gap also where a mail program broke it or began it with a capital
ticket T20261116.0005 "Shop" contact=carla primary=olive status=in_progress
mail from=olive to=support subject="Re: [T20261116.0005] Shop"
| #dept networking
| <What the client wants, and what
| exactly is to be done>
expect error E-28 to=olive
expect no notice to=carla
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2026-12-01 <HH:MM> with @jonas
expect notice N-34 to=maya text~"by replying to this mail: #scheduled 2026-12-01 <HH:MM> with @jonas"

# within what a person says it is theirs, and goes out as it stands
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Please open http://portal/<name> and put <code> before the heading.
| Then tell us <what> it says.
expect notice N-03 to=carla text~"http://portal/<name> and put <code> before the heading. Then tell us <what> it says."
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resource bind as cn=<name>,dc=desk
expect notice N-13 to=maya text~"bind as cn=<name>,dc=desk"

# a day that can be read two ways in the line changes nothing in the text
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 1/2
| We have 1/2 of the order, the rest comes on 11/25.
expect error E-27 to=maya text~"We have 1/2 of the order, the rest comes on 11/25."
