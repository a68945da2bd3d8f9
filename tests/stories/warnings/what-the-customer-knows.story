# W-06 to W-09, ZD-13: several requests in one ticket, and what a customer was not told, in the words of the receipt.
mail from=olive to=support subject="Website"
| Please do these:
| 1. change the banner
| 2. change the opening hours
| 3. remove the old price list
expect new ticket T20261123.0001 internal=true
expect notice N-33 to=olive text~"W-06 several issues in one internal ticket: one issue per ticket is easier to follow."

ticket T20261116.0003 "Form is lost" contact=carla primary=maya status=in_progress due=2026-11-30
mail from=maya to=support+internal subject="Re: [T20261116.0003] Form is lost"
| #due 2026-12-04
expect notice N-33 to=maya text~"W-08 customer not told yet, and this changes what was promised; #headsup or #public tells them."

ticket T20261116.0004 "New web shop" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] New web shop"
| #effort 2d
expect notice N-33 to=maya text~"W-09 no heads-up yet, and this will take longer than a day: no heads-up sent yet on this ticket; #headsup sends one."
expect no notice to=carla

profile zoho
ticket T20261116.0005 "Landing page" contact=carla primary=maya status=open
mail from=maya to=support+internal subject="Re: [T20261116.0005] Landing page"
| #status awaiting response
expect T20261116.0005 status=waiting_customer
expect notice N-33 to=maya text~"W-07 waiting without a question to the customer: they had no text from us in the last 24 hours. Do they know what we wait for?"
