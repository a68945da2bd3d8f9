# ST-18.a, ST-18.b: In Progress claims what nobody owns, and keeps off what somebody else is on.
ticket T20261116.0004 "Printer offline" contact=carla status=new
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #progress
expect T20261116.0004 status=in_progress primary=jonas

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=jonas to=support+progress subject="Re: [T20261116.0005] Scanner jams"
| I am looking at it.
expect error E-10 to=jonas text~"Maya"
expect T20261116.0005 primary=maya status=in_progress

mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #progress
| #take
expect T20261116.0005 primary=jonas status=in_progress
expect notice N-02c to=maya
