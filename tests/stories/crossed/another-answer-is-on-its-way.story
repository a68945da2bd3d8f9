# GW-10: a colleague's text that is on its way holds the second answer; who saw it writes freely
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" id=c1
| It still does not print.

at 2026-11-23 10:10
mail from=jonas reply=c1 to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, I restart the print server now.
expect notice N-03 to=carla
expect notice N-02c to=maya

wait 1m
mail from=maya reply=N-02 to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, please send me the log.
expect error E-33 to=maya
expect notice N-34 to=maya text~"restart the print server"
expect no notice N-03

wait 1m
mail from=maya reply=N-02c to=support subject="Re: [T20261116.0004] Printer offline"
| #public
| Carla, and please send me the log.
expect notice N-03 to=carla text~"send me the log"
expect no error
