# UC-06.a, UC-06.b, UC-06.c: a mail by a person counts, a mail by the gateway does not, but for the last one.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Did the driver help?
expect T20261116.0004 attempts=1

# c: the reminder is none
at 2026-11-23 09:00
expect notice N-04 to=carla
expect T20261116.0004 attempts=1

# a: the second try has a text of its own
at 2026-11-24 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt email
expect notice N-09.2 to=carla at="2026-11-24 10:05" subject~"Second try to reach you" text~"Did the driver help?"
expect T20261116.0004 attempts=2
expect no notice N-03

