# ST-22.a, ST-22.b, ST-23.a, ST-23.b, ST-24.a, ST-24.b: status, owner, category and queue in one, the customer hears
# nothing; E-06 without anybody to do it.
ticket T20261116.0004 "Check the backups" contact=carla status=new
mail from=olive to=support subject="Re: [T20261116.0004] Check the backups"
| #todo
expect error E-06 to=olive
expect T20261116.0004 status=new category=support primary=none

mail from=olive to=support subject="Re: [T20261116.0004] Check the backups"
| #todo @maya
|
| The old server first, please.
expect T20261116.0004 status=no_appt_todo primary=maya category=todo queue="TODO: Maya"
expect notice N-33 to=olive text~"Maya Ortiz"
expect notice N-33 to=olive text~"TODO: Maya"
expect notice N-20 to=maya text~"The old server first, please."
expect no notice to=carla
expect note T20261116.0004 internal by=olive text~"The old server first"

# Twice is once; to the next tech it moves as a whole.
mail from=olive to=support+internal subject="Re: [T20261116.0004] Check the backups"
| #todo @jonas
expect T20261116.0004 status=no_appt_todo primary=jonas queue="TODO: Jonas"
expect notice N-02c to=maya
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Check the backups"
| #undo
expect error E-25
mail from=olive to=support+internal subject="Re: [T20261116.0004] Check the backups"
| #undo
expect T20261116.0004 primary=maya queue="TODO: Maya"

mail from=maya to=support+internal subject="Re: [T20261116.0004] Check the backups"
| #category support
| #waiting
expect T20261116.0004 status=waiting_customer category=support queue="Remote Support"

# By its owner; its end is as silent, unless it is asked for.
ticket T20261116.0005 "Label the rack" contact=carla primary=priya status=in_progress
mail from=priya to=support+internal subject="Re: [T20261116.0005] Label the rack"
| #todo
expect T20261116.0005 status=no_appt_todo primary=priya category=todo queue="TODO: Priya"
expect no notice N-20
mail from=priya to=support+internal subject="Re: [T20261116.0005] Label the rack"
| #complete
expect T20261116.0005 status=complete
expect no notice to=carla
ticket T20261116.0006 "Label the door" contact=carla primary=priya status=no_appt_todo category=todo
mail from=priya to=support+internal subject="Re: [T20261116.0006] Label the door"
| #complete
| #notify
expect notice N-06 to=carla

# Away, unknown, not in that category.
away jonas 2026-11-23 2026-11-27
ticket T20261116.0007 "Sweep" contact=carla status=new
mail from=olive to=support+internal subject="Re: [T20261116.0007] Sweep"
| #todo @jonas
expect error E-22 to=olive
mail from=olive to=support+internal subject="Re: [T20261116.0007] Sweep"
| #todo @nobody
expect error E-22 to=olive
expect T20261116.0007 status=new primary=none
