# ST-03.a, ST-03.b, ST-05.a, ST-05.b, ST-06.a: an admin or the primary must act, whoever that is; a sentence says what is to be done.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Invoice" contact=carla primary=olive status=in_progress
ticket T20261116.0006 "Nobody's" contact=carla status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #admin
expect error E-05 to=maya
expect T20261116.0004 status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #admin @olive: invoice the extra hour
expect T20261116.0004 status=follow_up_admin
expect notice N-12 to=olive text~"invoice the extra hour"
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resource please call Carla about the router
expect T20261116.0004 status=follow_up_resource
expect notice N-13 to=maya text~"please call Carla"
# by role nothing is routed: Olive owns it
mail from=maya to=support+internal subject="Re: [T20261116.0005] Invoice"
| #resource send it again
expect notice N-13 to=olive
expect no notice N-13 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0006] Nobody's"
| #resource send it again
expect error E-06 to=maya
expect T20261116.0006 status=in_progress
