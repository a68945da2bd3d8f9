# STA-02, ST-35: said again it stays, an ordinary mail makes it a note; unattended, the owner is reminded.
at 2026-11-20 15:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| Works.
wait 15m
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| Really.
expect T20261116.0004 status=says_close

at 2026-11-23 15:00
expect notice N-15 to=maya text~"Nobody has checked since"
expect T20261116.0004 status=says_close

mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Now it is off again.
expect T20261116.0004 status=note_emailed_in status_before=waiting_customer
expect no timer T20261116.0004 says_close_nudge
