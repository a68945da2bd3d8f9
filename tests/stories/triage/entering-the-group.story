# TR-01.a, TR-02.c: what comes into the support group is untriaged, and a triager is asked; the rota
# only says whom. TR-01.b: what was approved before stays approved when it comes back.
profile landesk
at 2026-11-23 09:00
mail from=carla to=support subject="Report shows wrong year"
| The yearly report says 2025.
expect new ticket T20261123.0001 contact=carla status=new
expect T20261123.0001 triage=untriaged group=digital
expect notice N-23 to=omar subject~"Triage: Report shows wrong year" text~"The yearly report says 2025."
expect notice N-23 text~"#misrouted group:"
expect notice N-01 to=carla
expect notice N-02n to=olive
expect no notice N-23 to=maya

# Approved, given to another group, and back.
mail from=omar to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #approved
expect T20261123.0001 triage=approved
mail from=omar to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #assign group:payroll-systems
|
| The payroll people know that report.
expect T20261123.0001 triage=approved group=payroll-systems
mail from=olive to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #assign group:digital
|
| Payroll says the year comes from our side.
expect T20261123.0001 triage=approved group=digital
expect no notice N-23

# Of another group, and never decided: it enters when it is assigned.
ticket T20261116.0004 "Printer offline" contact=carla status=new group=payroll-systems
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign group:digital
|
| Nothing to do with payroll.
expect T20261116.0004 triage=untriaged
expect notice N-23 to=omar text~"Digital support group"

# A customer's answer, an automatic one, a bounce: nobody is asked again.
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Any news?
expect T20261116.0004 triage=untriaged
expect no notice N-23
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| Out until Monday.
expect no notice N-23

# Omar is not on the rota of the day and may decide all the same.
rota maya 2026-11-24
at 2026-11-24 09:00
mail from=tess to=support subject="No sound"
| My headset is silent.
expect notice N-23 to=omar
mail from=omar to=support+internal subject="Re: [T20261124.0001] No sound"
| #approved
expect T20261124.0001 triage=approved
