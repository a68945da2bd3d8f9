# TR-17.a, TR-17.b: the profile's own names, and the approval in later subjects, which approves nothing.
profile landesk
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress triage=approved group=digital
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #status with customer
|
| Does it print now?
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla subject~"[T20261116.0004] [Approved] Printer offline"
mail from=carla to=support subject="Re: [T20261116.0004] [Approved] Printer offline"
| It does.
expect T20261116.0004 status=note_emailed_in triage=approved
expect notice N-02 to=maya subject~"[T20261116.0004] [Approved] New mail: Printer offline"
mail from=maya to=support+internal subject="Re: [T20261116.0004] [Approved] Printer offline"
| #status Resolve
expect T20261116.0004 status=complete
expect notice N-06 to=carla

# Nobody's subject approves anything.
ticket T20261116.0005 "Scanner offline" contact=carla status=new triage=untriaged group=digital
mail from=carla to=support subject="Re: [T20261116.0005] [Approved] Scanner offline"
| Still broken.
expect T20261116.0005 triage=untriaged
mail from=omar to=support+internal subject="Re: [T20261116.0005] [Approved] Scanner offline"
| I will look at it later.
expect T20261116.0005 triage=untriaged
