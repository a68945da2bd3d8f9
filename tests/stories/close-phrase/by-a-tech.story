# LET-05, ST-35.b: a tech's "is resolved" is no completion; the text goes to the customer as ever.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| Carla, the new cable did it.
expect T20261116.0004 status=says_close primary=maya
expect notice N-15 to=maya
expect notice N-03 to=carla text~"the new cable did it"
expect no notice N-06
expect no timer T20261116.0004 archive

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner jams - is resolved"
| Tested with ten pages.
expect T20261116.0005 status=says_close
expect notice N-15 to=maya text~"Tested with ten pages."
expect no notice to=ben

ticket T20261116.0006 "No sound" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0006] No sound is resolved"
| #waiting
| Carla, do you hear it?
expect T20261116.0006 status=waiting_customer
expect no notice N-15
