# ST-01 GW-08: numbers do not end at 9999; the ten-thousandth ticket of a day is opened, found by
# its subject and named in a command, and its thousand, which begins alike, is another ticket
at 2026-11-23 10:00
ticket T20261123.1000 "A thousand" contact=carla primary=maya status=in_progress
ticket T20261123.9999 "Last of four places" contact=carla primary=maya status=in_progress
mail from=tess to=support subject="New thing"
| The scanner makes a noise.
expect new ticket T20261123.10000 contact=tess
wait 1h
mail from=tess to=support subject="Re: [T20261123.10000] New thing"
| It is louder now.
expect no new ticket
expect note T20261123.10000 public text~"It is louder now."
expect no note T20261123.1000 public
mail from=tess to=support subject="And another"
| The lamp is dark.
expect new ticket T20261123.10001 contact=tess
