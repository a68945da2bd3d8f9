# LET-05; GW-12.c: two tickets about one thing. The later one is closed without gates, the customer is told
# which number continues, and what they write on the old one arrives there.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261120.0001 "Printer still offline" contact=carla primary=maya status=in_progress checklist="1 open"
mail from=maya to=support+internal subject="Re: [T20261120.0001] Printer still offline"
| #duplicate of T20261116.0004
expect T20261120.0001 status=complete resolution=duplicate
expect notice N-06c to=carla text~"T20261116.0004" at="2026-11-23 10:02"
expect no notice N-06
expect no notice N-14
expect notice N-33 to=maya
wait 1h
mail from=carla reply=N-06c
| Any news?
expect note T20261116.0004 public text~"Any news?"
expect T20261116.0004 status=note_emailed_in
expect T20261120.0001 status=complete
