# LET-05; ST-35; UC-16, UC-04, E-23: only the owner steers the tries; a closing can be taken back; a close phrase ends the tries.
at 2026-11-09 10:00
ticket T20261109.0001 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt email
at 2026-11-10 10:00
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt phone now vm
mail from=jonas to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #uc hold 2026-12-01
expect error E-23 to=jonas
at 2026-11-11 10:00
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #attempt phone now vm
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #uc close
expect T20261109.0001 status=complete cycle=closed
expect notice N-10 to=carla at="2026-11-11 10:02"
wait 1m
mail from=maya reply=N-33
| #undo
expect cancelled N-10 to=carla
expect T20261109.0001 status=waiting_customer cycle=open attempts=3 resolution=none
expect timer T20261109.0001 uc_close due="2026-11-13 10:00"
mail from=carla to=support subject="Re: [T20261109.0001] Printer offline is resolved"
| fine
expect T20261109.0001 status=says_close cycle=responded
expect no timer T20261109.0001 uc_close
mail from=maya to=support+internal subject="Re: [T20261109.0001] Printer offline"
| #resume
expect T20261109.0001 status=waiting_customer cycle=responded
