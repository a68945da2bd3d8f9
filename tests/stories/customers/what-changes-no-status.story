# STA-03: automatic replies, reports, lists, strangers and vendors change the status of no row.
ticket T20261116.0001 "Case 1" contact=carla primary=maya status=waiting_customer
ticket T20261116.0002 "Case 2" contact=carla primary=maya status=complete
mail from=carla to=support header="Auto-Submitted: auto-replied" subject="Automatic reply: [T20261116.0001] Case 1"
| I am out until Monday.
expect T20261116.0001 status=waiting_customer
mail from=carla to=support header="Auto-Submitted: auto-replied" subject="Automatic reply: [T20261116.0002] Case 2"
| I am out until Monday.
expect T20261116.0002 status=complete reopened=0
mail from=carla to=support header="List-Id: <news.alderair.example>" header="Auto-Submitted: auto-generated" subject="Re: [T20261116.0001] Case 1"
| Our newsletter.
expect T20261116.0001 status=waiting_customer
mail from=someone@elsewhere.example to=support subject="Re: [T20261116.0002] Case 2"
| Me too.
expect T20261116.0002 status=complete reopened=0
mail from=ina to=support subject="Re: [T20261116.0001] Case 1"
| The part is out of stock.
expect T20261116.0001 status=waiting_customer
mail from=ina to=support subject="Re: [T20261116.0002] Case 2"
| The part is out of stock.
expect T20261116.0002 status=complete reopened=0
expect timer T20261116.0001 waiting_reminder
