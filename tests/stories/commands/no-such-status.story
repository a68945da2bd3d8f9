# E-01: a word that is no status at all.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #status sunbathing
expect error E-01 to=maya text~"sunbathing"
expect T20261116.0004 status=in_progress
