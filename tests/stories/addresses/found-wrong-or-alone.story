# CMD-05: hyphens and capitals, dates that are none, a phone call by address, words of other domains, nothing but the word.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support-waiting@desk.example subject="Re: [T20261116.0004] Printer offline"
| Which one?
expect T20261116.0004 status=waiting_customer

mail from=maya to=Support+Progress@Desk.Example subject="Re: [T20261116.0004] Printer offline"
expect T20261116.0004 status=in_progress
expect no note T20261116.0004 internal

mail from=maya to=support+defer.2026-13-01 subject="Re: [T20261116.0004] Printer offline"
| Later.
expect T20261116.0004 status=in_progress
expect note T20261116.0004 internal text~"Later."
expect notice N-34 to=maya

mail from=maya to=carla subject="Re: [T20261116.0004] Printer offline" delivered_to=support+defer.2026-12-01@desk.example
| Later.
expect T20261116.0004 status=in_progress
expect notice N-35 to=maya text~"asks for: +defer.2026-12-01 If you confirm it"
confirm maya
expect T20261116.0004 status=deferred due=2026-12-01
expect no notice to=carla

mail from=maya to=support+waiting@elsewhere.example,support subject="Re: [T20261116.0004] Printer offline"
| Not ours, that address.
expect T20261116.0004 status=deferred

ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting+internal subject="Re: [T20261116.0005] Scanner jams"
| She rang me: she looks tomorrow.
expect T20261116.0005 status=waiting_customer cycle=none
expect note T20261116.0005 internal by=maya text~"tomorrow"
expect no notice to=carla

mail from=maya to=support+phone subject="Re: [T20261116.0005] Scanner jams"
| called her
expect error E-15 to=maya
expect T20261116.0005 attempts=0
mail from=maya to=support+phone subject="Re: [T20261116.0005] Scanner jams"
| vm, asked her to call back
expect T20261116.0005 attempts=1 cycle=open
expect note T20261116.0005 internal by=maya text~"call back"
