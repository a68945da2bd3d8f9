# GW-02.a: one mail that comes by two ways is one note and one alert.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=carla to=support cc=support id=m1 subject="Re: [T20261116.0004] Printer offline"
| It prints again, but slowly.
expect note T20261116.0004 public by=carla text~"prints again"
expect notice N-02 to=maya

wait 1m
mail from=carla to=support cc=support id=m1 subject="Re: [T20261116.0004] Printer offline"
| It prints again, but slowly.
expect no note T20261116.0004 public
expect no note T20261116.0004 internal
expect no notice
expect no new ticket
expect T20261116.0004 status=note_emailed_in
