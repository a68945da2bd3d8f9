# UC-05: nobody is waited for on a completed ticket, so a try opens no cycle there; with a status that takes it up it does.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=complete
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone now vm
expect error E-16 to=maya text~"completed"
expect T20261116.0004 status=complete cycle=none
mail from=maya to=support+phone subject="Re: [T20261116.0004] Printer offline"
| vm at reception
expect error E-16 to=maya
expect T20261116.0004 cycle=none
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt email
| #complete
expect error E-16 to=maya
expect no notice to=carla

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone now vm
| #waiting
expect T20261116.0004 status=waiting_customer cycle=open attempts=1
# A try that comes with the end of the work is kept, and its cycle ends.
wait 1d
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone now vm
| #complete
expect T20261116.0004 status=complete cycle=cancelled
