# GW-11: beyond the monitor's flood people hear no more of each: one N-36 an hour, and the tickets are made in silence
at 2026-11-23 10:00
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host0 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host1 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host2 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host3 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host4 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host5 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host6 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host7 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host8 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host9 is DOWN"
| No answer to ping.
expect notice N-02n to=olive
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host10 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host11 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host12 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host13 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host14 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host15 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host16 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host17 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host18 is DOWN"
| No answer to ping.
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host19 is DOWN"
| No answer to ping.
expect no notice N-02n

mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host20 is DOWN"
| No answer to ping.
expect new ticket T20261123.0021
expect no notice N-02n
expect notice N-36 to=sam text~"20 tickets by alerts@monitor.example"
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host21 is DOWN"
| No answer to ping.
expect new ticket T20261123.0022
expect no notice
wait 10m
expect notice N-02n to=olive subject~"12 new tickets" text~"host10 is DOWN"

wait 2h
mail from=alerts@monitor.example auth=pass to=support subject="DOWN: host22 is DOWN"
| No answer to ping.
expect notice N-02n to=olive
