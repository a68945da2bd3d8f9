# TR-11.a: two take the same ticket within a second; the first has it, the second is told who.
profile landesk
ticket T20261116.0004 "Printer offline" contact=carla status=new triage=approved group=digital
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
expect error E-10 to=jonas
expect notice N-34 text~"Maya Ortiz has been on this ticket since"
expect T20261116.0004 primary=maya
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take force
expect error E-10 to=jonas
mail from=omar to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take force
expect T20261116.0004 primary=omar
