# OOO-05.d, GW-20: what came within ten minutes is folded into one more N-17, or told to whoever took it.
at 2026-12-07 10:00
ticket T20261201.0003 "Nightly export stops" contact=tess primary=maya status=waiting_customer tags="ooo_summary"
ticket T20261201.0004 "Printer offline" contact=carla primary=maya status=waiting_customer tags="ooo_summary"
mail from=tess to=support subject="Re: [T20261201.0003] Nightly export stops"
| Here are the logs.
expect T20261201.0003 primary=none global=true
expect notice N-17 to=jonas text~"Here are the logs."
mail from=carla to=support subject="Re: [T20261201.0004] Printer offline"
| It is the cable.
expect notice N-17 to=jonas
at 2026-12-07 10:03
mail from=tess to=support subject="Re: [T20261201.0003] Nightly export stops"
| The second half.
mail from=carla to=support subject="Re: [T20261201.0004] Printer offline"
| Or the plug.
expect no notice N-17
mail from=jonas to=support subject="Re: [T20261201.0004] Printer offline"
| #take
at 2026-12-07 10:10
expect notice N-17 to=jonas text~"The second half."
expect notice N-02 to=jonas text~"Or the plug."
at 2026-12-07 10:30
expect no notice N-17
mail from=tess to=support subject="Re: [T20261201.0003] Nightly export stops"
| Anybody there?
expect notice N-17 to=jonas text~"Anybody there?"
expect T20261201.0003 tags="ooo_summary" global=true
