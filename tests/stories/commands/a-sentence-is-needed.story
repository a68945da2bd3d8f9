# E-05, ST-03, ST-05: a follow-up without a sentence saying what is to be done.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status follow up needed: admin
expect error E-05 to=maya
expect T20261116.0004 status=in_progress

mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status follow up needed: resource
| Please call Carla about the router.
expect T20261116.0004 status=follow_up_resource
expect notice N-13 to=maya text~"call Carla about the router"
