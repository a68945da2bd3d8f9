# TR-02.a, TR-10.a, TR-11.a, TR-16: a letter offers nothing that its reader would be refused.
profile landesk
mail from=carla to=support subject="Report shows wrong year"
| The report says 2025.
expect notice N-23 to=omar text~"#approved"
expect notice N-02n to=olive text~"#assign @name #sev 3"
expect no notice N-02n to=olive text~"#take"
wait 1h
mail from=carla to=support subject="Re: [T20261123.0001] Report shows wrong year"
| And the total is wrong.
expect notice N-02 to=olive text~"It is not approved yet: until then only internal notes are taken."
expect no notice N-02 to=olive text~"#complete"
mail from=olive to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #assign @maya please look once it is approved
expect notice N-20 to=maya text~"It is not approved yet; a triager has been asked."
expect no notice N-20 to=maya text~"#take"
mail from=omar reply=N-23 subject="Re: [T20261123.0001] Triage: Report shows wrong year"
| Approved
expect notice N-24 to=maya text~"It is yours."

# Who owns it may give it back; whoever gets it with the group may take it. Where it belongs a triager says.
mail from=maya to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #assign @jonas he wrote the report
expect notice N-20 to=jonas text~"#release <where it stands>"
expect no notice N-20 to=jonas text~"#misrouted"
mail from=jonas to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #release the year is fixed, the total is not
expect notice N-20 to=olive text~"#take"
expect no notice N-20 to=olive text~"#misrouted"
mail from=maya to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #take

# E-10 says what its reader can do: a lead may force it, others ask.
mail from=jonas to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #take force
expect error E-10 to=jonas
expect notice N-34 to=jonas text~"Talk to them, or to Omar Said, who may give it to you."
expect no notice N-34 to=jonas text~"take force` only"
mail from=omar to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #take
expect notice N-34 to=omar text~"Use `#take force` only after talking to them."

# Three days: the lead may make it a project, its owner may not.
mail from=maya to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #effort 5d
expect notice N-29 to=omar text~"#arranged <what> #project @name <why>"
expect notice N-29 to=maya text~"#arranged <what>"
expect no notice N-29 to=maya text~"#project"
# Beside a refused line stand no verbs of triage, but for who decides.
mail from=maya to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #release
expect error E-05 to=maya
expect no notice N-34 to=maya text~"#approved"
expect no notice N-34 to=maya text~"#misrouted"

# Re-opened as a project, it is undecided again: no work is offered to the queue's people.
mail from=omar to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #project it grew too large
expect error E-22 to=omar
expect notice N-34 to=omar text~"#project <name> it grew too large"
mail from=omar to=support+internal subject="Re: [T20261123.0001] Report shows wrong year"
| #public
| #project @dana it grew too large
| Carla, Dana takes it from here.
expect notice N-25 to=carla text~"Carla, Dana takes it from here."
expect no notice N-25 to=carla text~"Hello"
mail from=carla to=support subject="Re: [T20261123.0001] Report shows wrong year"
| When does she call?
expect T20261123.0001 triage=untriaged
expect notice N-41 to=maya text~"It is not approved yet; a triager has been asked."
expect no notice N-41 text~"#complete"
