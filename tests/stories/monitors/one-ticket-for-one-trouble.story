# GW-03: one open ticket a key, repeats counted in one note, Auto-Submitted holds nothing, recovery completes by itself
at 2026-11-23 10:00
mail from=alerts@monitor.example auth=pass to=support subject="PROBLEM: db1/disk is WARNING" header="Auto-Submitted: auto-generated"
| 91 per cent full.
expect new ticket T20261123.0001 status=new severity=3 tags=monitor contact=none
expect notice N-02n to=olive text~"91 per cent"
expect no notice to=alerts@monitor.example
expect no timer T20261123.0001 reply_due

wait 1m
mail from=alerts@monitor.example auth=pass to=support subject="PROBLEM: db1/disk is WARNING" header="Auto-Submitted: auto-generated"
| 92 per cent full.
wait 1m
mail from=alerts@monitor.example auth=pass to=support subject="PROBLEM: db1/disk is WARNING" header="Auto-Submitted: auto-generated"
| 93 per cent full.
expect no new ticket
expect no notice
expect no quarantine
expect note T20261123.0001 internal text~"Reported 2 times more since Mon 2026-11-23 10:00"
expect no note T20261123.0001 internal text~"Reported once more"

# another key is another ticket
mail from=alerts@monitor.example auth=pass to=support subject="PROBLEM: db2/disk is WARNING" header="Auto-Submitted: auto-generated"
| 99 per cent full.
expect new ticket T20261123.0002

# it gets worse: the people hear of it
wait 1h
mail from=alerts@monitor.example auth=pass to=support subject="PROBLEM: DB1/disk  is CRITICAL" header="Auto-Submitted: auto-generated"
| 99 per cent full.
expect T20261123.0001 severity=1
expect notice N-02 to=olive text~"99 per cent"

wait 1h
mail from=alerts@monitor.example auth=pass to=support subject="OK: db1/disk is OK" header="Auto-Submitted: auto-generated"
| 40 per cent full.
expect T20261123.0001 status=complete resolution=recovered
expect T20261123.0002 status=new
expect no notice to=alerts@monitor.example
expect note T20261123.0001 internal text~"40 per cent full."

# trouble again is a new ticket
wait 1h
mail from=alerts@monitor.example auth=pass to=support subject="PROBLEM: db1/disk is CRITICAL" header="Auto-Submitted: auto-generated"
| 99 per cent full.
expect new ticket T20261123.0003 severity=1
