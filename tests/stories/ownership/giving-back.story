# TR-12.a, E-05: an owner lets go with a sentence, and no customer reads it.
profile landesk
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress triage=approved group=digital
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #release
expect error E-05 to=maya
expect T20261116.0004 primary=maya
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #release
|
| Not on support tomorrow; waiting for the log from Carla.
expect T20261116.0004 primary=none group=digital triage=approved
expect notice N-33 to=maya subject~"no primary"
expect notice N-20 to=olive text~"Not on support tomorrow; waiting for the log"
expect no notice to=carla
expect note T20261116.0004 internal by=maya text~"waiting for the log"

# On one line, of a ticket that lay in no group.
ticket T20261116.0005 "Scanner offline" contact=carla primary=maya status=in_progress triage=approved
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner offline"
| #release all logs are there, nothing found
expect T20261116.0005 primary=maya
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner offline"
| #release logs are there, nothing found
expect T20261116.0005 primary=none group=digital
expect note T20261116.0005 internal text~"logs are there, nothing found"

# Somebody else's: the lead may, a colleague may not.
ticket T20261116.0006 "Mouse" contact=carla primary=maya status=in_progress triage=approved group=digital
mail from=jonas to=support+internal subject="Re: [T20261116.0006] Mouse"
| #release she is ill
expect error E-23 to=jonas
expect T20261116.0006 primary=maya
mail from=omar to=support+internal subject="Re: [T20261116.0006] Mouse"
| #release she is ill
expect T20261116.0006 primary=none
expect notice N-02c to=maya

# To a person: with a note, not in silence.
ticket T20261116.0007 "Keyboard" contact=carla primary=maya status=in_progress triage=approved group=digital
mail from=maya to=support+internal subject="Re: [T20261116.0007] Keyboard"
| #assign @jonas
expect error E-05 to=maya
expect T20261116.0007 primary=maya
mail from=maya to=support+internal subject="Re: [T20261116.0007] Keyboard"
| #assign @jonas the new one is on your desk
expect T20261116.0007 primary=jonas
expect notice N-20 to=jonas
