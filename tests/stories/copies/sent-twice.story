# GW-12.a, GW-12.b: sent twice is one ticket; the same subject on another day is another.
at 2026-11-23 09:00
mail from=carla to=support subject="The door is stuck"
| Please send somebody today, it does not open any more.
expect new ticket T20261123.0001
expect notice N-01 to=carla
expect timer T20261123.0001 reply_due due="2026-11-24 09:00"
at 2026-11-23 09:01
mail from=carla to=support subject="The door is stuck"
| Please send somebody today, it does not open any more.
expect no new ticket
expect no notice N-01
expect note T20261123.0001 public by=carla text~"sent again"
expect timer T20261123.0001 reply_due due="2026-11-24 09:00"

# other words are another matter
mail from=carla to=support subject="The door is stuck"
| Now it is the one in the basement.
expect new ticket T20261123.0002

at 2026-11-24 09:30
mail from=carla to=support subject="The door is stuck"
| Please send somebody today, it does not open any more.
expect new ticket T20261124.0001
