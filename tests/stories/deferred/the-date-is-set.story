# CMD-03 #due, CLK-02: on a deferred ticket the clock follows the date, and it keeps a date ahead.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #defer 2026-11-30
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #due 2026-12-10
expect T20261116.0004 status=deferred due=2026-12-10
expect timer T20261116.0004 deferred_due due="2026-12-09 09:00"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #due none
expect error E-09 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #due none
| #progress
expect T20261116.0004 status=in_progress due=none
expect no timer T20261116.0004 deferred_due
