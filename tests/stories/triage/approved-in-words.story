# TR-03.a, TR-03.b, TR-03.c, TR-03.d, TR-04.b: a triager's note that begins with the word decides; nobody else's does, nor
# the word further on, in a question, or in what is quoted.
profile landesk
ticket T20261116.0004 "Printer offline" contact=carla status=new triage=untriaged group=digital
mail from=omar to=support+internal subject="Re: [T20261116.0004] Triage: Printer offline"
| Not approved yet, asking Carla first.
expect T20261116.0004 triage=untriaged
mail from=omar to=support+internal subject="Re: [T20261116.0004] Triage: Printer offline"
| Approved? I would like to hear Jonas first.
expect T20261116.0004 triage=untriaged
mail from=omar to=support+internal subject="Re: [T20261116.0004] Triage: Printer offline"
| Projector or printer, which one is it?
expect T20261116.0004 triage=untriaged
mail from=omar to=support+internal subject="Re: [T20261116.0004] Triage: Printer offline"
| I am on a train.
|
| > Approved
expect T20261116.0004 triage=untriaged
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Approved by my boss!
expect T20261116.0004 triage=untriaged
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Project Falcon needs it by Monday.
expect T20261116.0004 triage=untriaged

# The word is enough, and it goes to no customer.
mail from=omar to=support subject="Re: [T20261116.0004] Triage: Printer offline"
| Approved
expect T20261116.0004 triage=approved
expect note T20261116.0004 internal by=omar text~"Approved"
expect no notice to=carla
expect notice N-24 to=olive text~"#take"

# Nor does it close what was in work before the desk began to triage.
ticket T20261116.0005 "Scanner offline" contact=carla primary=maya status=in_progress group=digital
mail from=omar to=support+internal subject="Re: [T20261116.0005] Scanner offline"
| Project budget covers the new one.
expect T20261116.0005 status=in_progress triage=none

# Decided is decided: words do not turn it over.
mail from=omar to=support+internal subject="Re: [T20261116.0004] Printer offline"
| Project plan of the vendor is attached to their case.
expect T20261116.0004 triage=approved
