# ST-42.a, ST-42.b, ST-41.a: which status can be set depends on the category; the error and the help list those that can.
ticket T20261116.0004 "New monitor" contact=carla primary=maya status=in_progress category=order
mail from=maya to=support+internal subject="Re: [T20261116.0004] New monitor"
| #noshow
expect error E-07 to=maya
expect T20261116.0004 status=in_progress
expect notice N-34 to=maya text~"#category"
mail from=maya to=support+internal subject="Re: [T20261116.0004] New monitor"
| #noshow
| #category support
expect T20261116.0004 status=no_show_remote category=support
mail from=maya to=support+internal subject="Re: [T20261116.0004] New monitor"
| #help status
expect notice N-47 to=maya text~"Waiting Customer" text~"Pending Payment" text~"Complete"
expect no notice N-47 text~"Note Emailed In"
expect no notice N-47 text~"Out of Scope"
expect no notice N-47 text~"MC No Contact"
