# TR-03, TR-04, E-11: one request is support work or a project: of both in one mail nothing is done.
profile landesk
ticket T20261116.0001 "Form" contact=carla status=new triage=untriaged
mail from=omar to=support+internal subject="Re: [T20261116.0001] Form"
| #approved
| #project @dana it is large
expect error E-11 to=omar
expect notice N-34 to=omar text~"Two statuses in one mail: approved, project. Which one?"
expect T20261116.0001 triage=untriaged status=new
expect no notice N-24
expect no notice N-25
mail from=omar to=support+internal subject="Re: [T20261116.0001] Form"
| #project @dana it is large
expect T20261116.0001 triage=project status=complete
