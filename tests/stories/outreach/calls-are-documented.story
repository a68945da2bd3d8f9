# UC-03.a, UC-03.b, UC-03.c, UC-03.d, UC-03.e, UC-03.f, E-15, E-16: a call needs date, time and outcome.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

# b: no date, no time
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone vm
| She did not pick up.
expect error E-15 to=maya text~"when?"
expect note T20261116.0004 internal by=maya text~"She did not pick up."
expect T20261116.0004 attempts=0 cycle=none

# "yesterday" is no date
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone yesterday vm
expect error E-15 to=maya

# c: no outcome
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-20 14:20
expect error E-15 to=maya text~"voicemail, message, or no answer?"

# d: who was reached is no attempt
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-20 14:20 spoke to her
expect error E-15 to=maya text~"#responded phone"

# e: in the future
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-30 10:00 vm
expect error E-16 to=maya text~"future"

# f: before the ticket existed
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-15 10:00 vm
expect error E-16 to=maya text~"before the ticket"
expect T20261116.0004 attempts=0 cycle=none

# a: all of it
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-20 14:20 vm 555-0177
expect notice N-33 to=maya text~"1 of 3 (phone, voicemail)"
expect T20261116.0004 attempts=1 cycle=open
expect no notice to=carla
