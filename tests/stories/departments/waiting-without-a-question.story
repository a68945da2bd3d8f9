# ZD-13.a, ZD-13.b: in zoho who waits has asked; without a text to the customer in 24 hours the receipt warns (W-07).
profile zoho
ticket T20261116.0004 "Landing page" contact=carla primary=maya status=open
mail from=maya to=support+internal subject="Re: [T20261116.0004] Landing page"
| #status awaiting response
expect T20261116.0004 status=waiting_customer
expect warning W-07 to=maya
mail from=maya to=support subject="Re: [T20261116.0004] Landing page"
| #open
| Carla, the pages are changed. Is everything right now?
expect T20261116.0004 status=open
wait 20h
mail from=maya to=support+internal subject="Re: [T20261116.0004] Landing page"
| #status awaiting response
expect no warning W-07
mail from=maya to=support subject="Re: [T20261116.0004] Landing page"
| #open
wait 3d
mail from=maya to=support subject="Re: [T20261116.0004] Landing page"
| #status awaiting response
| Carla, may we publish?
expect notice N-03 to=carla
expect no warning W-07
