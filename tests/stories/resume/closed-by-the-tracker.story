# UC-04, ST-47: a ticket that the tracker closed goes back to waiting when the owner says so.
at 2026-11-02 10:00
set uc.need_phone=0
set uc.min_attempts=1
ticket T20261102.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0004] Printer offline"
| Which model is it?
at 2026-11-06 10:00
expect T20261102.0004 status=complete resolution=unresponsive
mail from=maya to=support+internal subject="Re: [T20261102.0004] Printer offline"
| #resume
expect T20261102.0004 status=waiting_customer resolution=none
expect timer T20261102.0004 waiting_reminder
expect no timer T20261102.0004 archive
