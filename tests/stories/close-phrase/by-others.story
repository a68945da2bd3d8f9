# ST-35.c, ST-35.d, C-04: strangers, vendors and machines close nothing; a colleague of the customer does.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=someone@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| Fine here.
expect T20261116.0004 status=waiting_customer
expect notice N-02b to=maya text~"someone@elsewhere.example"
expect no notice N-15

mail from=ina to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| We shipped it.
expect T20261116.0004 status=waiting_customer
expect no notice N-15
expect notice N-02 to=maya

mail from=carla to=support header="Auto-Submitted: auto-replied" subject="Automatic reply: [T20261116.0004] Printer offline is resolved"
| I am away.
expect T20261116.0004 status=waiting_customer
expect no notice N-15

mail from=newguy@alderair.example to=support auth=pass subject="Re: [T20261116.0004] Printer offline is resolved"
| Fine here too.
expect T20261116.0004 status=says_close
expect notice N-15 to=maya
