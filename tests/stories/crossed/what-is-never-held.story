# GW-10: notes inside, answers to the last word, one's own second text and automatic replies hold nothing
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" id=c1
| It still does not print.
at 2026-11-23 10:20
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" id=c2
| And the scanner is dead.

mail from=maya reply=c1 to=support+internal subject="Re: [T20261116.0004] Printer offline"
| The cable, I bet.
expect no error
mail from=maya reply=c2 to=support subject="Re: [T20261116.0004] Printer offline"
| Which cable is it?
expect notice N-03 to=carla
mail from=maya reply=c1 to=support subject="Re: [T20261116.0004] Printer offline"
| The blue one?
expect notice N-03 to=carla
expect no error

wait 10m
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am out today.
mail from=maya reply=c2 to=support subject="Re: [T20261116.0004] Printer offline"
| Or the grey one?
expect notice N-03 to=carla
expect no error

mail from=jonas reply=c2 to=support subject="Re: [T20261116.0004] Printer offline"
| #send
expect error E-02 to=jonas
