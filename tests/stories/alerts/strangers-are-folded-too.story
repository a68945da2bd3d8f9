# GW-20, GW-14: a stranger who writes twice is told of twice, the second time ten minutes later.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=someone@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline"
| It is me.
expect notice N-02b to=maya
wait 3m
mail from=someone@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline"
| Me again.
expect no notice N-02b
wait 7m
expect notice N-02b to=maya text~"Me again."
