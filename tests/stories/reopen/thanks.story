# ST-46.a: thanks change nothing on a completed ticket.
at 2026-11-02 10:00
ticket T20261102.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261102.0004] Printer offline"
| #complete
at 2026-11-03 09:00
mail from=carla to=support subject="Re: [T20261102.0004] Printer offline"
| Thanks so much!
expect T20261102.0004 status=complete reopened=0
expect note T20261102.0004 public by=carla text~"Thanks so much!"
expect no notice N-41
expect no timer T20261102.0004 reply_due
expect timer T20261102.0004 archive
