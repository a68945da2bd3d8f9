# E-06, ST-05.b: nobody to follow up.
ticket T20261116.0004 "Printer offline" contact=carla status=follow_up_admin

mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status follow up needed: resource
| Please call Carla about the router.
expect error E-06 to=olive text~"#take"
expect T20261116.0004 status=follow_up_admin primary=none
