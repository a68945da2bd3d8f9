# ZD-07, ZD-12.b: where no profile asks for it an internal ticket needs no client id, and the number of another account can be set.
mail from=olive to=support subject="Filter reminder for Comfort"
| Please add a filter reminder to the web site.
expect new ticket T20261123.0001
expect no notice N-34
mail from=olive to=support+internal subject="Re: [T20261123.0001] Filter reminder for Comfort"
| #cid 10422
| #dept seo
|
| They want a filter reminder on the web site, on the start page.
expect T20261123.0001 department=seo
expect notice N-33 to=olive text~"Comfort Zone HVAC"
