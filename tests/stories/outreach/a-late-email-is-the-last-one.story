# LET-05; UC-06: whoever wrote on day ten or later needs no automatic mail on day fourteen.
at 2026-11-02 10:00
ticket T20261102.0001 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261102.0001] Printer offline"
| Did the driver help?
at 2026-11-12 10:00
mail from=maya to=support subject="Re: [T20261102.0001] Printer offline"
| Carla, I would like to close this.
expect T20261102.0001 attempts=2
expect no timer T20261102.0001 uc_final_email
at 2026-11-16 12:00
expect no notice N-09
