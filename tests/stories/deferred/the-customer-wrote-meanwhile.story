# ST-17, STA-02: an answer keeps the date; the owner is told on the day and the status stays. Work by hand ends it.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 2026-11-27
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Any news?
expect T20261116.0004 status=note_emailed_in due=2026-11-27
expect timer T20261116.0004 deferred_due due="2026-11-25 09:00"
at 2026-11-25 09:00
expect notice N-11 to=maya
expect T20261116.0004 status=note_emailed_in

ticket T20261116.0005 "Scanner jams" contact=ben primary=jonas status=deferred due=2026-12-10
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #progress
expect T20261116.0005 status=in_progress
expect no timer T20261116.0005 deferred_due
