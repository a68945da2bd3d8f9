# GW-03.a, GW-03.b, GW-03.c, GW-06: an automatic reply is filed and changes nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

# a: Outlook says so in the subject and in the header
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-generated"
| I am out of the office until Friday.
expect note T20261116.0004 internal by=carla text~"out of the office"
expect T20261116.0004 status=waiting_customer
expect no notice to=carla
expect no notice N-02
expect timer T20261116.0004 waiting_reminder

# b: only the subject says so
wait 1h
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline"
| I am out of the office until Friday.
expect note T20261116.0004 internal by=carla
expect T20261116.0004 status=waiting_customer
expect no notice N-02

# c: who only asks not to be answered by machines is a person
wait 1h
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" header="X-Auto-Response-Suppress: All"
| I am back, it works.
expect note T20261116.0004 public by=carla text~"I am back"
expect T20261116.0004 status=note_emailed_in
expect notice N-02 to=maya
