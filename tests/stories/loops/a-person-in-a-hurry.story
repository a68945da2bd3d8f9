# GW-04: a person who writes three times in five minutes is read each time.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It prints.
wait 1m
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| No, it does not.
wait 1m
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Now it smokes!
expect no quarantine
expect note T20261116.0004 public by=carla text~"Now it smokes!"
