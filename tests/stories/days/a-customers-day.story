# ST-32, ST-46: the customer's day. A question that is no close phrase, an answer, "is resolved", the gates, thanks, a stranger.
# ST-35.h, GW-09, UC-11, ST-07, ST-35.a, ST-14.b, ST-28, ST-46.a, GW-14.a in one thread.
at 2026-11-19 11:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress time_entries=not_done
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| The driver is new on PC 1. Does it print?
expect T20261116.0004 status=waiting_customer attempts=1

at 2026-11-20 09:00
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline is resolved?"
| Is it, from your side? The driver works on PC 1.
expect T20261116.0004 status=note_emailed_in cycle=responded
expect notice N-02 to=maya text~"The subject sounds like a close but is a question; nothing was closed."

at 2026-11-20 09:20
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| PC 2 should be fine now too. Can you try?
expect notice N-03 to=carla at="2026-11-20 09:22"
expect T20261116.0004 status=waiting_customer cycle=open attempts=1
expect timer T20261116.0004 waiting_reminder due="2026-11-25 09:20"

at 2026-11-20 09:45
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| Works everywhere. Thank you!
expect T20261116.0004 status=says_close cycle=responded
expect notice N-15 to=maya subject~"Says it can be closed" text~"Works everywhere"
expect no notice to=carla
expect no timer T20261116.0004 waiting_reminder

at 2026-11-20 09:50
mail from=maya to=support+internal reply=N-15
| #complete
expect events T20261116.0004 "complete > incomplete_reopened"
expect notice N-14 to=maya text~"Time Entries Done says: not completed"
expect no notice to=carla

at 2026-11-20 09:52
mail from=maya to=support+internal reply=N-14
| #timedone yes
| #complete
expect T20261116.0004 status=complete time_entries=done
expect notice N-06 to=carla at="2026-11-20 09:54"

at 2026-11-20 10:05
mail from=carla to=support reply=N-06
| Thanks!
expect T20261116.0004 status=complete
expect note T20261116.0004 public by=carla text~"Thanks!"

at 2026-11-23 09:00
mail from=someone@elsewhere.example to=support subject="Re: [T20261116.0004] Printer is resolved"
| It prints.
expect T20261116.0004 status=complete
expect notice N-02b to=maya
expect no notice to=someone@elsewhere.example
