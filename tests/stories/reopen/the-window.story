# ST-46.c: day 30 re-opens, day 31 makes a ticket that continues it, and its acknowledgement says so.
at 2026-11-02 10:00
ticket T20261102.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261102.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261102.0004] Printer offline"
| #complete
mail from=maya to=support+internal subject="Re: [T20261102.0005] Scanner jams"
| #complete

at 2026-12-02 23:30
mail from=carla to=support subject="Re: [T20261102.0004] Printer offline"
| It does it again.
expect T20261102.0004 status=note_emailed_in reopened=1
expect no new ticket

at 2026-12-03 00:30
expect T20261102.0005 status=archived
mail from=ben to=support subject="Re: [T20261102.0005] Scanner jams"
| It does it again.
expect new ticket T20261203.0001 contact=ben status=new follow_up_of=T20261102.0005
expect notice N-01 to=ben text~"T20261102.0005"
expect T20261102.0005 status=archived reopened=0
