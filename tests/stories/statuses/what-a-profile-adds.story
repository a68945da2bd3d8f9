# STA-04, CMD-03: a profile's own statuses may be set in every category of its queues; elsewhere they do not exist.
ticket T20261116.0001 "Mouse" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0001] Mouse"
| #backburner
expect error E-07 to=maya
expect T20261116.0001 status=in_progress

profile zendesk
ticket T20261116.0002 "Keyboard" contact=carla primary=maya status=open
mail from=maya to=support+internal subject="Re: [T20261116.0002] Keyboard"
| #onhold
expect T20261116.0002 status=on_hold
mail from=maya to=support+internal subject="Re: [T20261116.0002] Keyboard"
| #open
expect T20261116.0002 status=open
mail from=maya to=support+internal subject="Re: [T20261116.0002] Keyboard"
| #status pending
expect T20261116.0002 status=waiting_customer

profile zoho
ticket T20261116.0003 "Screen" contact=carla primary=maya status=open
mail from=maya to=support+internal subject="Re: [T20261116.0003] Screen"
| #status in progress
expect T20261116.0003 status=backburner
mail from=maya to=support+internal subject="Re: [T20261116.0003] Screen"
| #onhold
expect error E-07 to=maya text~"In-Progress / Backburner"
expect T20261116.0003 status=backburner
