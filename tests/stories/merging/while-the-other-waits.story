# GW-12, UC-11, TAT-01: Carla did not answer the question, she wrote a new mail. Merged into the ticket that waits for
# her, it ends the wait and the tries; what she wrote before the question was asked ends nothing.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Toner"
| We need toner, too.
expect new ticket T20261123.0001
wait 1h
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Which model is it, Carla?
expect T20261116.0004 status=waiting_customer attempts=1 cycle=open
wait 10m
mail from=maya to=support+internal subject="Re: [T20261123.0001] Toner"
| #merge T20261116.0004
confirm maya
expect T20261116.0004 status=waiting_customer attempts=1 cycle=open
expect timer T20261116.0004 reply_due due="2026-11-24 10:00"

at 2026-11-25 09:30
mail from=carla to=support subject="The model of our printer"
| It is an LX-9.
expect new ticket T20261125.0001
wait 30m
mail from=maya to=support+internal subject="Re: [T20261125.0001] The model of our printer"
| #merge T20261116.0004
confirm maya
expect T20261116.0004 status=note_emailed_in cycle=responded
expect no timer T20261116.0004 waiting_reminder
expect no timer T20261116.0004 uc_phone_nudge
expect note T20261116.0004 public text~"It is an LX-9."
