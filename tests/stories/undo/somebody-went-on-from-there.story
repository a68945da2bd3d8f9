# CMD-08: what somebody else built upon is not taken back: E-25 names the contact tries.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Does it print?
expect T20261116.0004 status=waiting_customer attempts=1 cycle=open

at 2026-11-23 10:10
mail from=omar to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc reset
expect T20261116.0004 attempts=0

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #undo
expect error E-25 to=maya text~"changed since by Omar Said"
expect T20261116.0004 status=waiting_customer
