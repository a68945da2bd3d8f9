# GW-09, N-03: whom a customer wants to tell is in their own To and Cc. Nobody's mail is relayed to other
# customers, and an answer quotes its reader's own last mail only.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support cc=ben subject="Re: [T20261116.0004] Printer offline"
| It blinks three times.
expect T20261116.0004 contacts="carla,ben"
expect no notice N-03
wait 1h
mail from=ben to=support subject="Re: [T20261116.0004] Printer offline"
| Between us: Carla spilled coffee into it.
expect notice N-02 to=maya text~"coffee"
expect no notice to=carla
wait 1h
mail from=maya reply=N-02
| It needs a new panel.
expect notice N-03 to=carla text~"It blinks three times."
expect no notice to=carla text~"coffee"
expect notice N-03 to=ben text~"coffee"
