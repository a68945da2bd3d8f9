# UC-06.c, ST-08: where the desk says so the five-day reminder is an email try.
set uc.reminder_counts=yes
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Did the driver help?
at 2026-11-23 10:00
expect T20261116.0004 attempts=2
