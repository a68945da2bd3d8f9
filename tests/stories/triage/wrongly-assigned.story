# TR-09.a: it moves to where it belongs, undecided no more; the customer is not told.
profile landesk
ticket T20261116.0004 "Payslip" contact=carla status=new triage=untriaged group=digital
mail from=omar to=support+internal subject="Re: [T20261116.0004] Triage: Payslip"
| #misrouted group:payroll-systems
|
| The payslips come from their system.
expect T20261116.0004 group=payroll-systems triage=none primary=none
expect notice N-20 text~"The payslips come from their system."
expect no notice to=carla

# To a person of the group: it stays inside, and undecided.
ticket T20261116.0005 "Slow" contact=carla status=new triage=untriaged group=digital
mail from=omar to=support+internal subject="Re: [T20261116.0005] Triage: Slow"
| #misrouted @jonas
expect T20261116.0005 group=digital triage=untriaged primary=jonas

# Nobody has that name.
mail from=omar to=support+internal subject="Re: [T20261116.0005] Triage: Slow"
| #misrouted group:nowhere
expect error E-22 to=omar
expect T20261116.0005 group=digital
