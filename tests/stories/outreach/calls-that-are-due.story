# UC-15.a: a week after the first try without a call the owner is told; at three weeks again what is missing.
set uc.auto_final_email=no
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261102.0002 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Carla, does it print?
mail from=maya to=support+waiting subject="Re: [T20261102.0002] Scanner jams"
| Carla, does it scan?
at 2026-11-05 10:00
mail from=maya to=support+internal subject="Re: [T20261102.0002] Scanner jams"
| #attempt phone now vm
expect no timer T20261102.0002 uc_phone_nudge

at 2026-11-09 10:00
expect notice N-40 to=maya at="2026-11-09 10:00" text~"So far: email Mon 2026-11-02 10:00. Missing: one phone call, one more"
expect notice N-40 to=maya subject~"[T20261102.0001]" text~"Window ends Mon 2026-11-23"
expect T20261102.0002 attempts=2

at 2026-11-23 10:00
expect notice N-40 to=maya text~"one more, email or phone"
expect notice N-40 to=maya subject~"[T20261102.0001]" text~"phone attempt missing"
