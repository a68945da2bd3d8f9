# LET-05; UC-11.a, UC-11.b, UC-11.c, UC-11.d: an answer ends the tries; a machine's or a stranger's does not.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt email
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #attempt email
at 2026-11-17 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone now vm
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #attempt phone now vm

# c
mail from=carla to=support subject="Automatic reply: [T20261116.0005] Scanner jams" header="Auto-Submitted: auto-replied"
| I am away.
expect T20261116.0005 attempts=2 cycle=open
# d
mail from=someone@elsewhere.example to=support subject="Re: [T20261116.0005] Scanner jams"
| Carla left the company.
expect T20261116.0005 attempts=2 cycle=open status=waiting_customer
expect notice N-02b to=maya text~"Carla left the company."

at 2026-11-18 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone now vm
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #attempt phone now vm

# a: five minutes before the closing
at 2026-11-20 09:55
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It prints!
expect T20261116.0004 status=note_emailed_in cycle=responded
expect no timer T20261116.0004 uc_close
# b: a colleague answers
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams"
| Carla is ill, it scans.
expect T20261116.0005 status=note_emailed_in cycle=responded
expect no timer T20261116.0005 uc_close
at 2026-11-20 12:00
expect no notice N-10
