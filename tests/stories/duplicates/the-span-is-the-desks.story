# GW-12: `duplicate.minutes` is the desk's own, also beyond an hour.
set duplicate.minutes=240
mail from=carla to=support subject="Scanner jams"
| It jams on page two of every job since Monday, in room five.
expect new ticket T20261123.0001 contact=carla
wait 3h
mail from=carla to=support subject="Scanner jams"
| It jams on page two of every job since Monday, in room five.
expect no new ticket
expect note T20261123.0001 public text~"sent again"
wait 2h
mail from=carla to=support subject="Scanner jams"
| It jams on page two of every job since Monday, in room five.
expect new ticket T20261123.0002 contact=carla
