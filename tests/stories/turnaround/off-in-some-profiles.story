# TAT-01, TAT-03: profiles without answer times run no clock and send no letter of their own.
profile psa
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Is there news?
expect no timer T20261116.0004 reply_due
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #dept networking
| The client cannot reach the printer from her new office.
expect T20261116.0004 department=networking
expect no notice N-07
