# CMD-02, GW-16: what signs a mail of commands says nothing, and goes to nobody.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #waiting
| Maya Ortiz | Desk
| +1 555 0100
expect T20261116.0004 status=waiting_customer
expect no notice to=carla

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #progress
|
| Kind regards
| Maya Ortiz
expect T20261116.0004 status=in_progress
expect no notice to=carla

# A sentence that begins with the name is one.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #waiting
| Maya from the desk here: did it help?
expect notice N-03 to=carla text~"did it help"

# A word in another script, or in two, is no text for the customer either.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #zurückstellen 2026-12-01
expect error E-01 to=maya
expect no notice to=carla
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #no show
expect error E-01 to=maya
expect notice N-34 text~"#noshow"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #Sev 2.
| #Tag VIP, printer.
expect T20261116.0004 severity=2 tags="vip, printer"
