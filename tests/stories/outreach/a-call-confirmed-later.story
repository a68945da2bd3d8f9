# UC-03, UC-07: a call reported "now" was made when the mail says so, not when its code came back.
at 2026-11-23 16:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline" auth=none
| #attempt phone now vm
expect notice N-35 to=maya
expect T20261116.0004 attempts=0
at 2026-11-24 09:00
confirm maya
expect T20261116.0004 attempts=1
expect timer T20261116.0004 uc_final_email due="2026-12-07 16:00"
# Another call of this day is another try; a mail is sent, and counts, when it is confirmed.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone now noanswer
expect T20261116.0004 attempts=2
at 2026-11-24 16:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline" auth=none
| #attempt email
at 2026-11-25 10:00
confirm maya
expect notice N-09 to=carla at="2026-11-25 10:05"
expect T20261116.0004 attempts=3
expect timer T20261116.0004 uc_close due="2026-11-30 10:00"
