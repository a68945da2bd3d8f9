# CMD-08 N-33: one line a change, who is mailed and when, the warnings, the number of the receipt.
at 2026-11-23 10:14
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=note_emailed_in checklist="1 open"
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| #check 1
| #sev 2
| #tag vip
| Does it print?
expect notice N-33 to=maya subject~"[T20261116.0004] Done: Waiting Customer" text~"Receipt R-"
expect notice N-33 to=maya text~"Note Emailed In -> Waiting Customer"
expect notice N-33 to=maya text~"Sat 2026-11-28 10:14 EST, sent Mon 2026-11-30 09:00 EST"
expect notice N-33 to=maya text~"(leaves at 10:16, can be undone until then)"
expect notice N-33 to=maya text~"Contact try 1 of 3 (email)"
expect notice N-33 to=maya text~"Warnings: none"
expect notice N-33 to=maya text~"vip"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect notice N-33 to=maya text~"already Waiting Customer"
expect timer T20261116.0004 waiting_reminder due="2026-11-30 09:00"
