# ST-07, CMD-05: a plain alias of the desk stands for its word.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=waiting@desk.example subject="Re: [T20261116.0004] Printer offline"
| Did the driver help?
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla
