# TR-04.a, TR-05.a: the triager's own public words go to the customer in N-25, once, and in nobody
# else's name; TR-08.b, E-22: with nobody to pick it up nothing is applied.
profile landesk
ticket T20261116.0004 "Booking form" contact=carla status=new triage=untriaged group=digital
mail from=omar to=support subject="Re: [T20261116.0004] Triage: Booking form"
| #project @dana
|
| Carla, this is a bigger thing than a ticket; we plan it for spring.
expect notice N-25 to=carla text~"we plan it for spring"
expect no notice N-03
expect T20261116.0004 triage=project status=complete

ticket T20261116.0005 "Second form" contact=carla status=new triage=untriaged group=digital
mail from=omar to=support+internal subject="Re: [T20261116.0005] Triage: Second form"
| #project
expect error E-22 to=omar
expect T20261116.0005 triage=untriaged status=new
expect no notice to=carla

mail from=omar to=support+internal subject="Re: [T20261116.0005] Triage: Second form"
| #project @nobody
expect error E-22 to=omar
expect T20261116.0005 triage=untriaged

# In plain words, to the public address: the line is the decision, what is below it the message.
mail from=omar to=support subject="Re: [T20261116.0005] Triage: Second form"
| Project @dana - the form needs a designer
|
| Dear Carla, Dana calls you next week.
expect T20261116.0005 triage=project status=complete
expect notice N-25 to=carla text~"Dana calls you next week"
expect no notice N-03
expect notice N-26 to=dana text~"the form needs a designer"

# A project of a ticket that nobody outside asked for.
ticket T20261116.0006 "Own wiki" internal=true status=new triage=untriaged group=digital
mail from=omar to=support+internal subject="Re: [T20261116.0006] Triage: Own wiki"
| Project @dana
expect T20261116.0006 triage=project status=complete
expect no notice N-25
expect notice N-26 to=dana
