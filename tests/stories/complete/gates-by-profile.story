# ST-14, SET-05: profile psa begins with time entries "not done"; zendesk, zoho, msp and landesk have no gates.
profile psa
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
expect T20261116.0004 status=incomplete_reopened time_entries=not_done

profile zoho
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=open checklist="1 open" time_entries=not_done
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #complete
expect T20261116.0005 status=complete
expect notice N-06 to=ben

set complete.gates=checklist
ticket T20261116.0006 "No sound" contact=carla primary=maya status=open time_entries=not_done
mail from=maya to=support+internal subject="Re: [T20261116.0006] No sound"
| #complete
expect T20261116.0006 status=complete
