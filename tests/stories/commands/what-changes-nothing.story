# CMD-08: a command that changes nothing is never receipted as done; W-18 says so, line by line.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress severity=2
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev 2
expect notice N-33 to=maya subject="[T20261116.0004] Nothing changed" text~"W-18 #sev 2 changed nothing: it was so already."
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #untag vip
expect warning W-18 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #handover none
expect warning W-18 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
expect warning W-18 to=maya
expect T20261116.0004 primary=maya

# A mark colours what else is in the mail; alone it says nothing.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #force
expect notice N-33 to=maya text~"W-18 #force changed nothing: there is nothing else in the mail."
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #internal
| The fuser is worn, a new one costs 80 euros.
expect no warning

# The status that it has already is told as before; one line of two that changes something is Done.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #progress
expect notice N-33 to=maya subject="[T20261116.0004] Nothing changed: already In Progress" text~"W-18 #progress changed nothing"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev 2
| #tag vip
expect notice N-33 to=maya subject="[T20261116.0004] Done: tag vip" text~"W-18 #sev 2 changed nothing"

# What is written down, mailed or carried out elsewhere is an effect.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #responded phone she will look at it
expect notice N-33 to=maya subject="[T20261116.0004] Done: note kept"
expect no warning
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #headsup 2026-11-27 parts are late
expect notice N-33 to=maya subject="[T20261116.0004] Done: mailed"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #time 20m cleaned it
expect no warning
