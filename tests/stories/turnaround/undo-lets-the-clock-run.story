# LET-05, TAT-01: an answer that is taken back has not stopped the clock.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Is there news?
wait 1h
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Which printer?
expect no timer T20261116.0004 reply_due
expect T20261116.0004 attempts=1 cycle=open
wait 1m
mail from=maya reply=N-33
| #undo
expect cancelled N-03 to=carla
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"
expect T20261116.0004 attempts=0 cycle=none
expect no timer T20261116.0004 uc_window
