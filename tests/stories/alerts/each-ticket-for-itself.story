# GW-20: two tickets, or two owners, are two alerts.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It prints.
expect notice N-02 to=maya
wait 1m
mail from=carla to=support subject="Re: [T20261116.0005] Scanner jams"
| It scans.
expect notice N-02 to=maya
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
wait 1m
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Thank you, but only in black.
expect notice N-02 to=jonas text~"only in black"
