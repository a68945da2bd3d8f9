# ST-19.b: a note moves the question, and so does any change of the ticket.
at 2026-11-20 15:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=new checklist="1 open"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #progress
at 2026-11-23 09:30
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| It is the cable.
expect timer T20261116.0004 in_progress_stale due="2026-11-23 13:30"
at 2026-11-23 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #check 1
expect timer T20261116.0004 in_progress_stale due="2026-11-23 14:00"
at 2026-11-23 11:00
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am out.
expect timer T20261116.0004 in_progress_stale due="2026-11-23 14:00"
at 2026-11-23 12:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect no timer T20261116.0004 in_progress_stale
