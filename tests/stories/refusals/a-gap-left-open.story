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
