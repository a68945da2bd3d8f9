# ST-38.a: the partner's desk escalates a ticket; it is nobody's until somebody takes it.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=dispatch@partnerdesk.example to=support subject="Escalated: [T20261116.0004] Printer offline" auth=pass
| please
expect T20261116.0004 status=sent_from_mc primary=none
expect notice N-02 to=dispatch-team@desk.example
