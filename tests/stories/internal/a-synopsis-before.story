# ZD-05: an internal note of the same person within a day is a synopsis too; profile zoho asks for one at every assignment.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| The firewall drops the print jobs since Friday, please look at rule 12.
wait 20h
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #dept networking
expect error E-28 to=jonas
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #dept networking
expect T20261116.0004 department=networking

profile zoho
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=open
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #assign @jonas
expect error E-28 to=maya
expect T20261116.0005 primary=maya
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #assign @jonas
| It jams at every third page, the roller is worn and has to be replaced.
expect T20261116.0005 primary=jonas
expect notice N-20 to=jonas text~"the roller is worn"
