# ST-04.a, HO-02: a handoff to the office admins sets Follow Up Needed: Admin, and N-12 has its parts.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #handoff team:admin
| Summary: Printer fuser replaced under warranty; the extra hour on site has to be invoiced to Alder Air.
| Done:
| - replaced the fuser and tested both trays
| - told Carla about the extra hour
| Cause: the fuser was worn after 200,000 pages
| Remaining:
| - invoice one extra hour and file the warranty form
| Blockers: none
| Files: none
| Urgency: low
expect T20261116.0004 status=follow_up_admin
expect notice N-12 to=olive text~"replaced the fuser and tested both trays"
expect notice N-12 to=olive text~"invoice one extra hour"
expect no notice to=carla
