# LET-05; ST-30, ST-31, W-05: without an appointment on record it is done all the same, with a warning.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+noshow subject="Re: [T20261116.0004] Printer offline"
| Nobody in the meeting.
expect T20261116.0004 status=no_show_remote
expect warning W-05 to=maya
expect notice N-05 to=carla at="2026-11-23 10:05"
expect note T20261116.0004 internal by=maya

wait 1m
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow
expect no notice N-05
expect notice N-33 to=maya text~"already"
