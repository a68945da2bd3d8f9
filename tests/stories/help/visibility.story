# ST-44.a: what a category lacks is told to the service admin; the ticket stays as it is.
ticket T20261124.0003 "Monitor order" contact=carla primary=jonas status=in_progress category=order

mail from=jonas to=support+internal subject="Re: [T20261124.0003] Monitor order"
| #noshow
expect error E-07 to=jonas text~"#help visibility"
mail from=jonas to=support+internal subject="Re: [T20261124.0003] NOT DONE" reply=N-34
| #help visibility need no-show on orders
expect notice N-43 to=sam subject~"Status missing in category order" text~"need no-show on orders"
expect notice N-43 to=sam text~"Allowed now:"
expect T20261124.0003 status=in_progress

# the words may stand under the line as well; without any there is nothing to pass on
mail from=jonas to=support+internal subject="Re: [T20261124.0003] Monitor order"
| #help visibility
|
| Orders on site need one too.
expect notice N-43 to=sam text~"Orders on site need one too."
mail from=jonas to=support+internal subject="Re: [T20261124.0003] Monitor order"
| #help visibility
expect error E-05 to=jonas
expect no notice to=sam
