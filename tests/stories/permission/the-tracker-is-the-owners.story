# GW-24, CMD-03: the tracker is steered by the primary, or by an admin or lead; another technician hears E-23.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Does it print?

mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc hold 2026-12-01
expect error E-23 to=jonas text~"Maya Ortiz is working on this ticket"
expect T20261116.0004 cycle=open

mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc hold 2026-12-01
expect no notice N-34
expect T20261116.0004 cycle=held

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc resume
expect T20261116.0004 cycle=open
