# GW-11, ST-11: the dispatcher's day: a request, an assignment, an appointment that the customer books and
# misses, a new one, the completion. GW-11, GW-13, HO-09, ST-11, ST-26, ST-30, ST-31, GW-09, ST-21, ST-28.
at 2026-11-23 09:02
mail from=carla to=support cc=ben subject="Scanner does not mail any more"
| Since Friday scans are not delivered. Nothing changed here.
expect new ticket T20261123.0001 contact=carla status=new
expect notice N-01 to=carla subject~"We have your request: Scanner does not mail any more" text~"Tuesday 24 November, 09:02 (New York)"
expect notice N-01 to=ben
expect notice N-02n to=dispatch-team@desk.example
expect notice N-02n to=olive text~"answer due Tue 2026-11-24 09:02"
expect timer T20261123.0001 reply_due due="2026-11-24 09:02"

at 2026-11-23 09:10
mail from=olive reply=N-02n subject="RE: [T20261123.0001] New ticket: Scanner does not mail any more"
| #sev 3
| #assign @maya
| Ricoh in reception stopped mailing on Friday, probably the mailbox
| password change. Please check the SMTP login first.
expect T20261123.0001 status=new primary=maya severity=3
expect notice N-20 to=maya text~"Olive Grant hands this ticket to Maya Ortiz."
expect notice N-33 to=olive subject~"primary Maya Ortiz, severity 3"
expect no notice to=carla

at 2026-11-23 10:30
mail from=bookings@scheduler.example auth=pass to=support subject="Scheduling request sent [T20261123.0001]" header="Auto-Submitted: auto-generated"
| A booking link went to Carla Ruiz.
expect T20261123.0001 status=scheduling_link_sent
expect no timer T20261123.0001 reply_due
expect no timer T20261123.0001 waiting_reminder

at 2026-11-23 11:40
mail from=bookings@scheduler.example auth=pass to=support subject="Appointment confirmed [T20261123.0001]: 2026-11-24 10:00, 30 min, Maya Ortiz" header="Auto-Submitted: auto-generated"
| Carla Ruiz booked.
expect T20261123.0001 status=scheduled
expect no notice to=bookings@scheduler.example

at 2026-11-24 10:13
mail from=maya to=support+noshow subject="Re: [T20261123.0001] Scanner does not mail any more"
| waited until 10:12, no call
expect T20261123.0001 status=no_show_remote
expect notice N-05 to=carla at="2026-11-24 10:18" subject~"We missed you today" text~"Tuesday 24 November, 10:00 (New York)"
expect note T20261123.0001 internal by=maya text~"waited until 10:12"

at 2026-11-24 10:40
mail from=carla to=support reply=N-05
| Sorry, I was in a meeting. Wednesday at 9 or 10?
expect T20261123.0001 status=note_emailed_in
expect notice N-02 to=maya
expect timer T20261123.0001 reply_due due="2026-11-25 10:40"

at 2026-11-24 10:51
mail from=maya reply=N-02
| #scheduled 2026-11-25 10:00 for 30m
| Wednesday at 10 it is. Please have the scanner switched on.
expect T20261123.0001 status=scheduled
expect notice N-03 to=carla at="2026-11-24 10:53" text~"Wednesday at 10 it is."
expect notice N-03 to=ben
expect no timer T20261123.0001 reply_due

at 2026-11-25 10:40
mail from=maya to=support+complete subject="Re: [T20261123.0001] Scanner does not mail any more"
| The scanner's mailbox has a new password and a test scan has arrived.
expect T20261123.0001 status=complete
expect notice N-06 to=carla at="2026-11-25 10:42" text~"has a new password and a test scan has arrived."
expect notice N-06 to=ben
expect no notice N-03
expect timer T20261123.0001 archive
