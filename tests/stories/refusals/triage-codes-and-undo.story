# E-20, E-21, E-24, E-25, E-26, E-29: triage, codes, client ids and undo, in the words of the refusal.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #confirm 7F3K-2M9Q
expect notice N-34 to=maya text~"E-21: This code is unknown."

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #undo R-4K7Q2Z
expect notice N-34 to=maya text~"E-25: Nothing to undo:"

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #cid 99999
expect notice N-34 to=maya text~"E-24: No client id." text~"Add `#cid <id>`."

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #tag a1
| #tag a2
| #tag a3
| #tag a4
| #tag a5
| #tag a6
| #tag a7
| #tag a8
| #tag a9
| #tag a10
| #tag a11
| #tag a12
| #tag a13
| #tag a14
| #tag a15
| #tag a16
| #tag a17
| #tag a18
| #tag a19
| #tag a20
| #tag a21
expect notice N-34 to=maya text~"E-26: More than 20 commands."

profile landesk
ticket T20261117.0002 "Scanner jams" contact=carla status=new triage=untriaged group=digital
mail from=maya to=support+internal subject="Re: [T20261117.0002] Scanner jams"
| #approved
expect notice N-34 to=maya text~"E-20: Only triagers" text~"decide on triage."
mail from=maya to=support+internal subject="Re: [T20261117.0002] Scanner jams"
| #take
expect notice N-34 to=maya text~"E-29: This ticket is not approved yet. Omar Said has been asked."
