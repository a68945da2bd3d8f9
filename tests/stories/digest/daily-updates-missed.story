# TR-13, ZD-14, TAT-01: who was asked in the afternoon and has not written by the next business morning stands in the digest,
# over Thanksgiving and a weekend too; who wrote does not, nor a ticket that nobody had to write about.
profile landesk
at 2026-11-24 10:00
ticket T20261120.0001 "Printer offline" contact=carla primary=maya status=in_progress triage=approved group=digital
ticket T20261120.0002 "Scanner offline" contact=carla primary=jonas status=in_progress triage=approved group=digital
ticket T20261120.0003 "Fax offline" contact=carla primary=jonas status=waiting_customer triage=approved group=digital
at 2026-11-25 15:31
expect notice N-27 to=maya
expect notice N-27 to=jonas
mail from=jonas to=support subject="Re: [T20261120.0002] Scanner offline"
| No change yet, the part is on its way.
at 2026-11-27 08:31
expect notice N-37 to=omar text~"Daily updates missed" text~"T20261120.0001 (Maya"
at 2026-11-27 10:00
mail from=maya to=support subject="Re: [T20261120.0001] Printer offline"
| No change yet.
at 2026-11-30 08:31
expect notice N-37 to=omar
expect no notice N-37 text~"T20261120.0001 (Maya"
