# CMD-08, E-25: a mail that finds no ticket and asks for undo is answered, whether or not it names a receipt.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #sev 2
expect notice N-33 to=maya

mail from=maya to=support subject="oops"
| #undo
expect error E-25 to=maya
expect T20261116.0004 severity=2

mail from=maya to=support subject="oops"
| #undo R-ZZZZZZ
expect error E-25 to=maya
expect no quarantine
