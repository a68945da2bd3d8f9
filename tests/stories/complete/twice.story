# LET-05, STA-05: Complete on a completed ticket is no error: no second letter, and the receipt says "already".
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
wait 10m
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
expect T20261116.0004 status=complete
expect no notice N-06
expect notice N-33 to=maya text~"already"
