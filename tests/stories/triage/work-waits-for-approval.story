# TR-10.a, TR-10.b, E-29, ST-18: before approval others write internal notes and no more.
profile landesk
ticket T20261116.0004 "Printer offline" contact=carla status=new triage=untriaged group=digital
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
expect error E-29 to=maya
expect notice N-34 text~"This ticket is not approved yet. Omar Said has been asked."
expect T20261116.0004 primary=none status=new

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #progress
expect error E-29
mail from=maya to=support+complete subject="Re: [T20261116.0004] Printer offline"
| All done.
expect error E-29
expect no notice to=carla
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #time 30m looked at it
expect error E-29
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Hello Carla, is it plugged in?
expect error E-29 to=maya
expect no notice to=carla
expect note T20261116.0004 internal by=maya text~"is it plugged in?"
expect no note T20261116.0004 public

# Internal notes, fields and waiting for the customer are no work.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev 3
|
| I have seen this one before.
expect no notice N-34
expect T20261116.0004 severity=3
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status with customer
expect T20261116.0004 status=waiting_customer

# A triager may, and anybody once it is approved.
mail from=omar to=support subject="Re: [T20261116.0004] Printer offline"
| #progress
|
| Hello Carla, I am looking at it.
expect T20261116.0004 status=in_progress primary=omar
expect notice N-03 to=carla
ticket T20261116.0005 "Scanner offline" contact=carla status=new triage=approved group=digital
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner offline"
| #take
expect T20261116.0005 primary=maya

# Where no triage is required the field binds nobody.
profile standard
ticket T20261116.0006 "Mouse" contact=carla status=new triage=untriaged
mail from=maya to=support+internal subject="Re: [T20261116.0006] Mouse"
| #take
expect T20261116.0006 primary=maya
