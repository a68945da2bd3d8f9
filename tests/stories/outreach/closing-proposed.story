# LET-05; UC-04: where closing is only proposed the owner hears that it may be closed, once, and closes it.
set uc.close_mode=propose
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt email
at 2026-11-17 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt email
at 2026-11-18 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #attempt phone now vm

at 2026-11-20 10:00
expect notice N-40b to=maya text~"#uc close" text~"Mon 2026-11-16 10:00 EST mail" text~"Wed 2026-11-18 10:00 EST phone, voicemail left"
expect T20261116.0004 status=waiting_customer cycle=open
expect no notice N-10

at 2026-11-23 11:00
expect no notice N-40b
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #uc close
expect T20261116.0004 status=complete resolution=unresponsive cycle=closed
expect notice N-10 to=carla at="2026-11-23 11:02"
expect notice N-10b to=maya
