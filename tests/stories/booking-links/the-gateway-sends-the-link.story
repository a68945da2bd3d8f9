# ST-12.c: #link sends N-31 with the booking link and sets Scheduling Link Sent; the customer has an answer (TAT-01).
at 2026-11-23 09:00
mail from=carla to=support subject="Printer offline"
| Can somebody come by?
expect timer T20261123.0001 reply_due

mail from=maya to=support+internal subject="Re: [T20261123.0001] Printer offline"
| #link https://scheduler.example/b/abc
expect T20261123.0001 status=scheduling_link_sent
expect notice N-31 to=carla at="2026-11-23 09:02" subject~"Please choose a time" text~"https://scheduler.example/b/abc"
expect no timer T20261123.0001 reply_due
expect timer T20261123.0001 sls_nudge

# the full stop that ends the line, or that two blanks of a telephone make, is no part of the address
mail from=maya to=support+internal subject="Re: [T20261123.0001] Printer offline"
| #link <https://scheduler.example/b/abd>.
expect notice N-31 to=carla text~"https://scheduler.example/b/abd Maya"
mail from=maya to=support+internal subject="Re: [T20261123.0001] Printer offline"
| #link https://scheduler.example/b/abe.
expect notice N-31 to=carla text~"https://scheduler.example/b/abe Maya"
