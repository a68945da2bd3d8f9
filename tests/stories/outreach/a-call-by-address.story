# UC-03, CMD-05: support+phone is a call made now; its outcome is the first word of the text.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=maya to=support+phone subject="Re: [T20261116.0004] Printer offline"
| voicemail left, she is to call back
expect T20261116.0004 attempts=1 cycle=open status=waiting_customer
expect note T20261116.0004 internal by=maya text~"she is to call back"
expect no notice to=carla

mail from=maya to=support+phone subject="Re: [T20261116.0004] Printer offline"
| she will ring back later
expect error E-15 to=maya
expect T20261116.0004 attempts=1
