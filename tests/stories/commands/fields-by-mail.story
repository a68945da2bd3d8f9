# CMD-03, C-19, ST-05, ST-20: title, priority and queue; what the primary, an office admin or a payment waits for.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #title Printer in room five offline
| #priority high
| #queue Onsite Support
expect T20261116.0004 queue="Onsite Support" status=in_progress
expect notice N-33 to=olive text~"Printer in room five offline" text~"high" text~"Onsite Support"
expect notice N-02c to=maya subject~"Printer in room five offline"
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #queue The Moon
expect error E-22 to=olive
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #title
expect error E-02 to=olive
mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resource please call Carla about the router
expect T20261116.0004 status=follow_up_resource
expect notice N-13 to=maya text~"please call Carla about the router"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #admin @olive: invoice the extra hour
expect T20261116.0004 status=follow_up_admin primary=maya
expect notice N-12 to=olive text~"invoice the extra hour"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #payment invoice 4411
expect T20261116.0004 status=pending_payment
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #escalation team:escalation
expect T20261116.0004 status=waiting_escalation
