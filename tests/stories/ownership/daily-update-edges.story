# TR-13: what the gateway writes by itself is no update (e); a date ahead exempts Scheduled, one that
# has passed does not; an internal note and a customer's mail are none; completion ends it.
profile landesk
set waiting.reminder_after_days=1
set daily_update.exempt=deferred,scheduled
at 2026-11-23 09:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer triage=approved group=digital
ticket T20261116.0005 "Scanner offline" contact=ben primary=jonas status=scheduled triage=approved group=digital
call T20261116.0005 2026-11-24 10:00
at 2026-11-23 15:30
expect notice N-27 to=maya
expect no notice N-27 to=jonas

at 2026-11-24 09:05
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| Still no answer.
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| Back on Monday.
at 2026-11-24 15:30
expect notice N-27 to=maya
expect notice N-27 to=jonas

# A new owner who took it in the afternoon is left alone until tomorrow.
at 2026-11-25 13:00
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @priya Maya is on a course today
at 2026-11-25 16:00
expect no notice N-27 to=priya
expect no notice N-27 to=maya
at 2026-11-27 10:00
mail from=priya to=support+complete subject="Re: [T20261116.0004] Printer offline"
| It was the cable.
expect no timer T20261116.0004 daily_update
at 2026-12-03 16:00
expect no notice N-27 to=priya

# Re-opened by its customer, still owned: the clock is there again.
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Offline again.
expect timer T20261116.0004 daily_update due="2026-12-04 15:30"
