# CMD-08, N-34: the block that comes back keeps what was written, asks for what only its writer knows, and makes nothing up.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev high
| #scheduled tomorrow
| #cc ben
| #assign @nobody
expect error E-02 to=maya
expect notice N-34 to=maya text~"#sev <a number from 1 to 4> #scheduled 2026-11-24 <HH:MM> #cc <an address>"

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @nobody
expect notice N-34 to=maya text~"by replying to this mail: #assign <name>"

# a verb that is only distantly like another is not put in its place
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #comment rang him
expect notice N-34 to=maya text~"by replying to this mail: #help"
# a status by its name, a verb by its beginning, two in one line, a name behind "with"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #pending
| #severity 2
expect notice N-34 to=maya text~"by replying to this mail: #waiting #sev 2 Close"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status wating
expect notice N-34 to=maya text~"by replying to this mail: #status Waiting Customer"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2026-11-30 10:00 with Jonas #sev 2
expect error E-02 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2026-11-30 10:00 with Jonas
expect notice N-34 to=maya text~"#scheduled 2026-11-30 10:00 with @jonas Close"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting #sev 2
expect notice N-34 to=maya text~"by replying to this mail: #waiting #sev 2 Close"

# E-27: each date of a line; what was done lies behind, a full stop stands behind the day
mail from=maya to=support+me subject="Holiday"
| #away 12/07 to 12/11
expect error E-27 to=maya text~"#away 2026-12-07 to 2026-12-11"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 11/20 10:00 vm
expect error E-27 to=maya text~"#attempt phone 2026-11-20 10:00 vm"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 01.12.26 the part comes
expect error E-27 to=maya text~"#defer 2026-12-01 the part comes"

# E-27: where the numbers can only be one day, that day is named, and nobody says that they are two
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 30.11.2026 the part comes
expect error E-27 to=maya text~"\"30.11.2026\" is not how a day is written here. Write 2026-11-30." text~"#defer 2026-11-30 the part comes"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 25/11 14:00
expect error E-27 to=maya text~"\"25/11\" is not how" text~"#scheduled 2026-11-25 14:00"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 20/11 10:00 vm
expect error E-27 to=maya text~"Write 2026-11-20." text~"#attempt phone 2026-11-20 10:00 vm"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 2026/12/01 the part comes
expect error E-27 to=maya text~"Write 2026-12-01." text~"#defer 2026-12-01 the part comes"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 05.12.2026 the part comes
expect error E-27 to=maya text~"can be read two ways" text~"#defer 2026-12-05 the part comes"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 31/02/2026 the part comes
expect error E-27 to=maya text~"\"31/02/2026\" is no day. Write" text~"#defer <YYYY-MM-DD> the part comes"

# E-12: days gone by stay as far apart as they were; a day still ahead stays where it is
mail from=maya to=support+me subject="Holiday"
| #away 2026-11-02 to 2026-11-13
expect error E-12 to=maya text~"#away 2026-11-24 to 2026-12-05"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #scheduled 2026-11-20 10:00
expect error E-12 to=maya text~"#scheduled 2026-11-24 10:00"

# E-15: the time of a call is nobody's guess but its maker's
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-20 vm
expect error E-15 to=maya text~"#attempt phone 2026-11-20 <HH:MM> vm"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone yesterday vm
expect error E-15 to=maya text~"#attempt phone 2026-11-22 <HH:MM> vm Close"

# E-04: the subject of the letter is whole though it leaves the numbers out
ticket T20261116.0003 "Printer broken" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] [T20261116.0003] both"
| #waiting
expect error E-04 to=maya subject="[T20261116.0004] NOT DONE: This mail names 2 tickets"
