# ST-14.a, ST-14.b, ST-14.c, ST-14.d: time entries that are not done re-open as well; one letter names all that is missing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress checklist="1 done"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
expect T20261116.0004 status=complete time_entries=unset
expect no notice N-14

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress time_entries=not_done
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #complete
expect T20261116.0005 status=incomplete_reopened
expect events T20261116.0005 "complete > incomplete_reopened"
expect notice N-14 to=maya text~"Time entries"
expect notice N-14 to=maya text~"#timedone yes"
expect no notice to=ben

wait 5m
mail from=maya reply=N-14
| #timedone yes
| #complete
expect T20261116.0005 status=complete time_entries=done
expect events T20261116.0005 "complete"
expect notice N-06 to=ben

wait 5m
ticket T20261116.0006 "No sound" contact=carla primary=maya status=in_progress time_entries=not_done checklist="1 open, 2 done"
mail from=jonas to=support+internal subject="Re: [T20261116.0006] No sound"
| #complete
expect T20261116.0006 status=incomplete_reopened
expect notice N-14 to=jonas text~"checklist item 1"
expect notice N-14 to=maya text~"checklist item 1"
expect notice N-14 to=maya text~"Time entries"
expect no notice to=carla
