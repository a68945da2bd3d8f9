# 4.8 N-34: the first error in the subject, every line with its fate, where the text went, a block to send again.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #attempt phone vm
| #waiting
| Rang her twice.
expect error E-15 to=maya subject~"NOT DONE" text~"Nothing was changed. Your text is kept as an internal note."
expect notice N-34 to=maya text~"#attempt phone vm"
expect notice N-34 to=maya text~"not done either"
expect notice N-34 to=maya text~"Send again, corrected"
expect T20261116.0004 status=in_progress attempts=0
expect note T20261116.0004 internal by=maya text~"Rang her twice."
