# TAT-01, CMD-08: the command that N-38 offers, sent back as it stands there, tells the customer nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #headsup 2026-11-27 <one sentence>
expect error E-02 to=maya
expect no notice to=carla
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #headsup 2026-11-27 the part comes on Friday
expect notice N-08 to=carla text~"the part comes on Friday"

# a line below the command, as N-30 shows it
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #release
| <where it stands>
expect error E-05 to=maya
expect T20261116.0004 primary=maya
