# UC-04: the web agency closes at once after the third try, as its procedure says.
profile zoho
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=open category=department
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Carla, is the page as you want it?
expect T20261116.0004 attempts=1 cycle=open
at 2026-11-17 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone now vm
at 2026-11-18 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone now vm
expect T20261116.0004 status=complete resolution=unresponsive cycle=closed
expect notice N-10 to=carla
