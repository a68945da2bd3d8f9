# LET-05; UC-11: a tech who reached the customer ends the tries; no reminder goes out any more.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print?
wait 1d
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #responded phone spoke with Ben
expect T20261116.0004 cycle=responded status=waiting_customer
expect note T20261116.0004 internal text~"spoke with Ben"
expect no timer T20261116.0004 waiting_reminder
expect no timer T20261116.0004 uc_phone_nudge
expect no notice to=carla
wait 3w
expect no notice N-04
expect no notice N-09
