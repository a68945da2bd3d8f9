# ZD-04.a: a customer's first mail is an external ticket, acknowledged, with a clock.
mail from=carla to=support subject="New phone number"
| Please change it on the site.
expect new ticket T20261123.0001 internal=false contact=carla status=new
expect notice N-01 to=carla text~"Tuesday 24 November, 10:00 (New York)"
expect timer T20261123.0001 reply_due due="2026-11-24 10:00"
