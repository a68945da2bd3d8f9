# E-17 to E-19b, E-22, E-23, E-28, ZD-11: passing a ticket on, in the words of the refusal.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #handoff @jonas
| Summary: The VPN fails with a timeout after MFA was fixed.
| Done:
| - cleared credentials
| Cause: unknown
| Blockers: none
| Files: none
| Status: in progress
expect notice N-34 to=maya text~"E-17: The handoff lacks: Remaining, Urgency. Fill in and send again:"
expect T20261116.0004 primary=maya

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #handoff @jonas
| Summary: The VPN fails with a timeout after MFA was fixed.
| Done: troubleshooting ongoing
| Cause: unknown
| Remaining: check the gateway
| Blockers: none
| Files: none
| Status: in progress
| Urgency: low
expect notice N-34 to=maya text~"E-18: \"troubleshooting ongoing\" does not tell the next person anything. What was done, what is left?"

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #ooo
| Problem: export stops at 40 %.
| Action taken: raised the timeout.
| Next steps: uncertain
| Blockers: none
expect notice N-34 to=maya text~"E-19: The leave summary lacks: Return date."

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @jonsa
expect notice N-34 to=maya text~"E-22: \"@jonsa\" is unknown."

away jonas 2026-11-23 2026-11-27
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign @jonas
expect notice N-34 to=maya text~"E-22: \"Jonas Feld\" is away until 2026-11-27."

ticket T20261117.0002 "Done long ago" contact=carla primary=maya status=complete
mail from=maya to=support+internal subject="Re: [T20261117.0002] Done long ago"
| #ooo return 2026-12-14
| Problem: export stops at 40 %.
| Action taken: raised the timeout.
| Next steps: uncertain
| Blockers: none
expect notice N-34 to=maya text~"E-19b: Leave summaries are for open tickets. For completed ones use `#ooodone`."

profile zoho
ticket T20261117.0003 "Landing pages" contact=carla primary=olive status=open department=cs
mail from=olive to=support+internal subject="Re: [T20261117.0003] Landing pages"
| #assign @maya
expect notice N-34 to=olive text~"E-28: Passing a ticket on needs a synopsis: what does the client want, what exactly is to be done?"

ticket T20261117.0004 "Rankings" contact=carla status=open department=seo
mail from=olive to=support+internal subject="Re: [T20261117.0004] Rankings"
| #waiting
expect notice N-34 to=olive text~"E-23: SEO is working on this ticket. Notes are fine; for changes use `#take`"
