# CMD-07, CMD-08: what a colleague did is taken back with a code only; whoever answers their receipt, or names it, is asked.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #sev 2
| #complete
expect T20261116.0004 status=complete severity=2
wait 1m
mail from=jonas reply=N-33 subject="Re: [T20261116.0004] Done"
| #undo
expect T20261116.0004 status=complete severity=2
expect notice N-35 to=jonas text~"#undo"
confirm jonas
expect T20261116.0004 status=in_progress severity=none
expect cancelled N-06 to=carla
expect notice N-33 to=jonas

# The own one needs none, and a bare #undo that answers no receipt of a colleague takes nothing of theirs back.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev 3
expect T20261116.0004 severity=3
wait 1m
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #undo
expect error E-25 to=jonas
expect T20261116.0004 severity=3
mail from=maya reply=N-33 subject="Re: [T20261116.0004] Done"
| #undo
expect T20261116.0004 severity=none

# What cannot be taken back any more is said at once, without a code.
wait 2d
mail from=jonas reply=N-33 subject="Re: [T20261116.0004] Done"
| #undo
expect error E-25 to=jonas
expect no notice N-35
