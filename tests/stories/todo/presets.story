# ST-25.a, ST-25.b, E-02: several fields by one command; an unknown name is answered by the list.
ticket T20261116.0004 "Printer offline" contact=carla category=partner status=sent_from_mc
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #preset receive-from-partner
expect T20261116.0004 status=in_progress primary=maya category=support watchers=olive
expect notice N-33 to=maya text~"In Progress"
expect no notice to=carla

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #preset recieve
expect error E-02 to=maya
expect notice N-34 text~"#preset needs one of todo, admin-handoff, ooo, handoff, receive-from-partner."
expect T20261116.0004 status=in_progress

# A preset is no way around what its commands need.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #preset handoff
expect error E-17 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #preset todo
| #waiting
expect error E-11 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #preset todo
expect T20261116.0004 status=no_appt_todo category=todo queue="TODO: Maya"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #undo
expect T20261116.0004 status=in_progress category=support
