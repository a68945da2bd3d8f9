# TR-04.a, TR-05.b, TR-06.a, TR-07.a, TR-08.a, TR-08.c: told, moved, closed, picked up, all at once;
# an answer brings it back undecided.
profile landesk
set complete.gates=checklist
ticket T20261116.0004 "Booking form" contact=carla status=new triage=untriaged group=digital checklist="1 open"
mail from=omar to=support+internal subject="Re: [T20261116.0004] Triage: Booking form"
| #project @dana needs a new booking form
expect T20261116.0004 triage=project status=complete resolution=project checklist="1 open"
expect events T20261116.0004 "complete"
expect notice N-25 to=carla text~"we have put it on the project list. Dana Poole will contact you"
expect notice N-26 to=dana subject~"Project for web" text~"needs a new booking form"
expect notice N-26 to=backlog@desk.example text~"T20261116.0004"
expect notice to=backlog@desk.example text~"Carla Ruiz"
expect notice to=backlog@desk.example subject~"Booking form"
expect no notice N-06
expect no notice N-14
expect notice N-33 to=omar

# It is undone like any other mail of commands, as long as nothing has left.
mail from=omar to=support+internal subject="Re: [T20261116.0004] Booking form"
| #undo
expect T20261116.0004 triage=untriaged status=new resolution=none
expect cancelled N-25 to=carla

mail from=omar to=support+internal subject="Re: [T20261116.0004] Booking form"
| #project @dana needs a new booking form
at 2026-11-24 10:00
mail from=carla to=support subject="Re: [T20261116.0004] Booking form"
| But it is only one field!
expect T20261116.0004 status=note_emailed_in triage=untriaged reopened=1 resolution=none
expect notice N-23 to=omar text~"only one field"
expect notice N-41
