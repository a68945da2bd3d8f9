# ST-32.a, ST-32.b, ST-32.c, ST-33.b: statuses that no person may set.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #status note emailed in
expect error E-07 to=maya text~"only the system"
expect error E-07 to=maya text~"Waiting Customer"
expect T20261116.0004 status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #status new
expect error E-07 to=maya
expect T20261116.0004 status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #status incomplete re-opened
expect error E-07 to=maya
expect T20261116.0004 status=in_progress

mail from=maya to=support+noteemailedin subject="Re: [T20261116.0004] Printer offline"
| Nothing special.
expect error E-07 to=maya
expect T20261116.0004 status=in_progress
