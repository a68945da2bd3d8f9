# GW-06.d: an automatic reply on a ticket with the leave tag changes nothing: the assignee is kept.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer tags="ooo_summary"
mail from=carla to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| I am away.
expect T20261116.0004 status=waiting_customer primary=maya tags="ooo_summary"
expect note T20261116.0004 internal by=carla
