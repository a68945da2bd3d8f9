# ST-39, ST-38.b: what the partner's desk does not do is ours.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=dispatch@partnerdesk.example to=support subject="Out of scope: [T20261116.0004] Printer offline" auth=pass
| please
expect T20261116.0004 status=out_of_scope primary=none
