# GW-07, GW-08a, GW-11: a failed sender gets no answer; a stranger who names a number hears nothing, whether
# there is such a ticket or not; nothing of another account's ticket is told. A plain stranger is answered.
at 2026-10-05 10:00
ticket T20261005.0001 "Secret merger laptop" contact=carla primary=maya status=complete
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=victim@elsewhere.example to=support auth=fail subject="Hello"
| x
expect new ticket
expect no notice to=victim@elsewhere.example
expect notice N-02n to=olive

mail from=eve@evil.example to=support subject="[T20261116.0004] a"
| x
expect no notice to=eve@evil.example
expect notice N-02b to=maya
mail from=eve@evil.example to=support subject="[T20261116.0005] b"
| x
expect no notice to=eve@evil.example
expect notice N-02n to=olive
mail from=eve@evil.example to=support subject="[T20261005.0001] c"
| x
expect no notice to=eve@evil.example

mail from=tess to=support subject="Re: [T20261005.0001] hello"
| Is it done?
expect new ticket contact=tess
expect no notice to=tess text~"T20261005.0001"
mail from=anna@elsewhere.example to=support subject="Hello"
| Can you help?
expect notice N-01 to=anna@elsewhere.example
wait 1m
mail from=carla to=support subject="Re: [T20261005.0001] hello"
| Is it done?
expect notice N-01 to=carla text~"T20261005.0001"
