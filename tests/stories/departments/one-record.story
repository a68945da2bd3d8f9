# ZD-02.a, ZD-02.b: every letter can be answered into the ticket; a mail that went to one of us alone is redirected and stays the customer's.
at 2026-11-23 10:00
mail from=carla to=support id=m1 subject="New phone number"
| Please change it.
wait 10m
mail from=maya to=support reply=m1 subject="Re: [T20261123.0001] New phone number"
| #waiting
| Which page do you mean?
expect notice N-03 to=carla
wait 10m
mail from=carla id=m2 reply=N-03 subject="the page"
| The first one.
expect note T20261123.0001 public by=carla text~"The first one."
wait 10m
mail from=maya to=support reply=m2 subject="Re: [T20261123.0001] New phone number"
| #waiting
| Is it right now?
at 2026-11-30 11:00
expect notice N-04 to=carla
mail from=carla reply=N-04 subject="sorry"
| Yes, nearly.
expect note T20261123.0001 public by=carla text~"Yes, nearly."
wait 1d
mail from=carla to=support delivered_to=support@desk.example subject="Re: [T20261123.0001] New phone number" header="Resent-From: maya@desk.example"
| I wrote to Maya by mistake.
expect note T20261123.0001 public by=carla text~"by mistake"
expect notice N-02
