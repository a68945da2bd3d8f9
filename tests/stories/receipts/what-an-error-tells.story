# CMD-08 N-34: the first error in the subject, every line with its fate, where the text went, a block to send again.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #attempt phone vm
| #waiting
| Rang her twice.
expect error E-15 to=maya subject="[T20261116.0004] NOT DONE: Time and outcome of the call are missing"
expect notice N-34 to=maya text~"Nothing was changed. Your text is kept as an internal note."
expect notice N-34 to=maya text~"line 1 #attempt phone vm E-15: A phone attempt needs date, time and outcome"
expect notice N-34 to=maya text~"line 2 #waiting not done either"
expect notice N-34 to=maya text~"Send again, corrected, by replying to this mail: #attempt phone 2026-11-23 10:00 vm #waiting #public Rang her twice."
expect notice N-34 to=maya text~"Close to what you wrote: #responded phone"
expect notice N-34 to=maya text~"All: #help"
expect T20261116.0004 status=in_progress attempts=0
expect note T20261116.0004 internal by=maya text~"Rang her twice."

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #waitng
expect error E-01 to=maya text~"Did you mean #waiting"
expect notice N-34 to=maya text~"Close to what you wrote: #waiting"
expect no note T20261116.0004 internal

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #defer
expect error E-09 to=maya subject="[T20261116.0004] NOT DONE: A deferred ticket needs a date after today, e.g. #defer 2026-11-30"
expect notice N-34 to=maya text~"Send again, corrected, by replying to this mail: #defer 2026-11-30"

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-23 09:20
expect error E-15 to=maya subject~"NOT DONE: Outcome of the call is missing" text~"voicemail, message, or no answer?"
