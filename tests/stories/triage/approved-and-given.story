# TR-03, TR-11: approved and given to somebody in one mail: who owns it then is told, and nobody is asked to take it.
profile landesk
mail from=carla to=support subject="Report"
| It is wrong.
mail from=omar to=support+internal subject="Re: [T20261123.0001] Report"
| #approved
| #assign @maya
| The job of December, please restart it.
expect T20261123.0001 triage=approved primary=maya
expect notice N-24 to=maya text~"It is yours."
expect notice N-20 to=maya
expect no notice N-24 to=olive
mail from=ben to=support subject="Form"
| It is gone.
mail from=omar to=support+internal subject="Re: [T20261123.0002] Form"
| #take
| #approved
expect T20261123.0002 triage=approved primary=omar
expect no notice N-24

# handed over in the same mail: whoever had it reads nothing of its being theirs
ticket T20261116.0009 "Shop" contact=carla primary=maya status=new triage=untriaged
mail from=omar to=support+internal subject="Re: [T20261116.0009] Shop"
| #approved
| #handoff @jonas
| Summary: the shop is down, somebody has to restart it.
| Done: called the maker
| Remaining: restart it
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect T20261116.0009 triage=approved primary=jonas
expect notice N-24 to=jonas text~"yours"
expect no notice N-24 to=maya

# and given back in the same mail, it is nobody's
ticket T20261116.0010 "Shop" contact=carla primary=maya status=new triage=untriaged
mail from=omar to=support+internal subject="Re: [T20261116.0010] Shop"
| #approved
| #release the maker was called, it wants a restart
expect T20261116.0010 triage=approved primary=none
expect notice N-24 to=olive
expect no notice N-24 text~"yours"
