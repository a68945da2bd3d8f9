# GW-03, STA-04: a monitor's ticket is a monitoring alert: its category says which statuses it has, and that no customer hears.
at 2026-11-23 10:00
mail from=alerts@monitor.example auth=pass to=support subject="PROBLEM: db1/disk is WARNING" header="Auto-Submitted: auto-generated"
| 81 percent used
expect new ticket T20261123.0001 category=alert severity=3
mail from=maya to=support+internal subject="Re: [T20261123.0001] PROBLEM"
| #payment invoice 4
expect error E-07 to=maya
mail from=maya to=support+todo subject="Re: [T20261123.0001] PROBLEM"
| The old exports can go, when there is time.
expect T20261123.0001 status=no_appt_todo primary=maya
