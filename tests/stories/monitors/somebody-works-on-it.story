# GW-03: what somebody has written on is theirs to close; a recovery of nothing is nothing; nobody else speaks for a monitor
at 2026-11-23 10:00
mail from=alerts@monitor.example auth=pass to=support subject="PROBLEM: db1/disk is WARNING"
| 91 per cent full.
expect new ticket T20261123.0001
mail from=maya reply=N-02n to=support+internal subject="Re: [T20261123.0001] New ticket"
| #take
| I clean up the logs.
wait 1h
mail from=alerts@monitor.example auth=pass to=support subject="RECOVERY: db1/disk is OK"
| 40 per cent full.
expect T20261123.0001 status=new primary=maya
expect notice N-02 to=maya text~"40 per cent full."

mail from=alerts@monitor.example auth=pass to=support subject="RECOVERY: db9/disk is OK"
| 40 per cent full.
expect no new ticket
expect no quarantine
expect no notice

mail from=alerts@monitor.example auth=none to=support subject="PROBLEM: db1/disk is CRITICAL"
| Forged.
expect quarantine reason=integration_unproved
expect no new ticket
expect no notice

# neither trouble nor its end, and no thing that it is about
mail from=alerts@monitor.example auth=pass to=support subject="Your weekly report"
| All fine.
expect quarantine reason=integration_unmatched
expect no notice
mail from=alerts@monitor.example auth=pass to=support subject="PROBLEM"
| What?
expect quarantine reason=integration_unmatched

# a technician's answer goes to nobody
mail from=maya to=support subject="Re: [T20261123.0001] New ticket"
| Done.
expect no notice N-03
expect no notice to=alerts@monitor.example
