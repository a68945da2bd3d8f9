# ST-46.b, ST-46.d: a real answer re-opens; the checklist stays as it is, the time entries begin anew.
at 2026-11-02 10:00
ticket T20261102.0004 "Printer offline" contact=carla primary=maya status=in_progress checklist="1 open"
mail from=maya to=support+internal subject="Re: [T20261102.0004] Printer offline"
| #check 1
| #timedone yes
| #complete
expect T20261102.0004 status=complete time_entries=done
at 2026-11-03 09:30
mail from=carla to=support subject="Re: [T20261102.0004] Printer offline"
| Thanks, but it is back
expect T20261102.0004 status=note_emailed_in reopened=1 checklist="1 done" time_entries=unset resolution=none
expect notice N-41 to=maya subject~"Re-opened" text~"it is back"
expect timer T20261102.0004 reply_due due="2026-11-04 09:30"
expect no timer T20261102.0004 archive
