# OOO-05.a, OOO-14.c, HO-08.b: where all who would be told are away, the queue's people hear of it, else a lead.
at 2026-12-04 10:00
ticket T20261201.0001 "Summed up" contact=tess primary=priya status=in_progress severity=3
ticket T20261201.0002 "Bare" contact=carla primary=priya status=in_progress severity=3
mail from=priya to=support+internal subject="Re: [T20261201.0001] Summed up"
| #ooo return 2026-12-14
| Problem: the export stops.
| Action taken: raised the timeout.
| Next steps: uncertain
| Blockers: none
away priya 2026-12-07 2026-12-11
# Priya is all of her region's team.
at 2026-12-08 10:00
mail from=tess to=support subject="Re: [T20261201.0001] Summed up"
| It stopped again.
expect T20261201.0001 primary=none global=true
expect notice N-17 to=priya
expect notice N-17 to=olive text~"It stopped again." text~"#take"
mail from=carla to=support subject="Re: [T20261201.0002] Bare"
| Hello?
expect T20261201.0002 primary=priya
expect notice N-02 to=priya
expect notice N-02 to=olive text~"Hello?"

# The contrary: while one of the team is there, the queue's people are left in peace.
ticket T20261201.0003 "Of AMER" contact=tess primary=maya status=in_progress severity=3 tags="ooo_summary"
mail from=tess to=support subject="Re: [T20261201.0003] Of AMER"
| Is anybody there?
expect notice N-17 to=jonas
expect no notice to=olive

# Who forwards an answer is not alerted to it; where that leaves nobody, the queue's people are.
away maya 2026-12-07 2026-12-11
ticket T20261201.0004 "Forwarded" contact=tess primary=maya status=in_progress severity=3 tags="ooo_summary"
mail from=jonas to=support subject="Fwd: [T20261201.0004] Forwarded"
| Tess wrote to me.
|
| ---------- Forwarded message ---------
| From: Tess Wynn <tess@brightwater.example>
| Date: Tue, Dec 8, 2026 at 9:50 AM
| Subject: Forwarded
| To: Jonas Feld <jonas@desk.example>
|
| It is urgent now.
expect T20261201.0004 primary=none global=true
expect notice N-17 to=olive text~"It is urgent now."
expect no notice N-17 to=jonas

# A handoff to a team of which nobody is there, and what its customer writes then.
away jonas 2026-12-08 2026-12-11
ticket T20261201.0005 "Tunnel" contact=carla primary=omar status=in_progress
mail from=omar to=support+internal subject="Re: [T20261201.0005] Tunnel"
| #handoff team:networking
| Summary: the tunnel drops, the gateway's log has to be read.
| Done: client installed anew
| Remaining: read the log of 09:40
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect T20261201.0005 primary=none
expect notice N-20 to=jonas
expect notice N-20 to=olive text~"read the log of 09:40"
mail from=carla to=support subject="Re: [T20261201.0005] Tunnel"
| It drops again.
expect notice N-02 to=jonas
expect notice N-02 to=olive

# Nor are the queue's people there: a lead hears of a new ticket, of theirs, and of the next one's.
away olive 2026-12-09 2026-12-11
at 2026-12-09 10:00
mail from=ben to=support subject="Scanner jams"
| It jams.
expect new ticket contact=ben
expect notice N-02n to=olive
expect notice N-02n to=omar text~"It jams."
mail from=carla to=support subject="Re: [T20261201.0002] Bare"
| Hello??
expect notice N-02 to=priya
expect notice N-02 to=omar
mail from=omar to=support+internal subject="Re: [T20261201.0002] Bare"
| #handoff next
| Summary: the client asks when somebody calls.
| Done: read the thread
| Remaining: call her
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect T20261201.0002 primary=none
expect notice N-20 to=maya
expect notice N-20 to=jonas
