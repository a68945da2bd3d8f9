# HO-09, GW-17: W-10 when a resource's words say that a file is attached, and none is.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, I have attached the plan.
expect warning W-10 to=maya
expect notice N-03 to=carla
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Guten Tag, die Anleitung finden wir im Anhang.
expect warning W-10 to=maya
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" attach=plan.pdf:application/pdf:20kB
| Carla, I have attached the plan.
expect no warning W-10
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Could you send it as an attachment? The tray is attached by two screws.
expect no warning W-10
