# CMD-05, ST-22: to support+todo@ a ticket that nobody owns is the sender's; one that somebody owns stays theirs.
ticket T20261116.0004 "Backup check" contact=carla status=new
ticket T20261116.0005 "Log of Friday" contact=carla primary=jonas status=new
mail from=maya to=support+todo subject="Re: [T20261116.0004] Backup check"
| Mine, when there is time this week.
expect T20261116.0004 status=no_appt_todo primary=maya category=todo queue="TODO: Maya"
expect no notice to=carla
mail from=maya to=support+todo subject="Re: [T20261116.0005] Log of Friday"
| Whenever you find time for it.
expect T20261116.0005 status=no_appt_todo primary=jonas queue="TODO: Jonas"

# the command says whom it means, or asks (ST-22.b)
ticket T20261116.0006 "Old mice" contact=carla status=new
mail from=maya to=support+internal subject="Re: [T20261116.0006] Old mice"
| #todo
expect error E-06 to=maya
expect T20261116.0006 status=new primary=none
