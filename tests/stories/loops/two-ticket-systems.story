# GW-04.a: another ticket system acknowledges every mail of ours: filed, never answered, and soon not even read.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=help@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| Your message is ticket 991 with us.
expect note T20261116.0004 internal text~"ticket 991"
expect no notice
expect no quarantine
wait 1m
mail from=help@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| Your message is ticket 992 with us.
expect no notice
expect no quarantine
wait 1m
mail from=help@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| Your message is ticket 993 with us.
expect quarantine reason=throttled
expect no note T20261116.0004 internal
expect no notice

# after five minutes of rest it is read again
wait 6m
mail from=help@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| Your message is ticket 994 with us.
expect note T20261116.0004 internal text~"ticket 994"
