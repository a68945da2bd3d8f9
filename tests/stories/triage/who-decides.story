# TR-02.a, TR-02.b, TR-03, TR-09, E-20: only triagers decide; a plain note of the others is a note.
profile landesk
ticket T20261116.0004 "Printer offline" contact=carla status=new triage=untriaged group=digital
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #approved
expect error E-20 to=maya
expect notice N-34 text~"Only triagers (Omar Said) decide on triage."
expect T20261116.0004 triage=untriaged

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #project @dana new booking form
expect error E-20 to=maya
expect T20261116.0004 triage=untriaged status=new

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #misrouted group:payroll-systems
expect error E-20 to=maya

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| Approved
expect T20261116.0004 triage=untriaged
expect note T20261116.0004 internal by=maya text~"Approved"
expect no notice N-34

mail from=omar to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #approve support work, low risk
expect T20261116.0004 triage=approved
expect notice N-33 to=omar text~"Triage"
expect notice N-24 text~"Omar Said approved this as support work. support work, low risk Nobody owns it yet."

# Somebody who only says to be Omar.
ticket T20261116.0005 "Scanner offline" contact=carla status=new triage=untriaged group=digital
mail from=omar to=support+internal subject="Re: [T20261116.0005] Scanner offline" auth=fail
| Approved
expect T20261116.0005 triage=untriaged
mail from=omar to=support+internal subject="Re: [T20261116.0005] Scanner offline" auth=none
| Approved
expect T20261116.0005 triage=untriaged
expect notice N-35 to=omar text~"Approved"
confirm omar
expect T20261116.0005 triage=approved
