# ST-02: when another resource changes a ticket, the primary is told.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect T20261116.0004 status=waiting_customer primary=maya
expect notice N-02c to=maya text~"Waiting Customer"
expect notice N-33 to=jonas
