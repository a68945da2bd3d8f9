# ST-40.a, UC-05, C-21: two events, one visible status, a cycle without attempts.
at 2026-11-23 09:30
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=dispatch@partnerdesk.example to=support subject="No contact: [T20261116.0004] Printer offline" auth=pass
| please
expect T20261116.0004 status=waiting_customer attempts=0 cycle=open
expect events T20261116.0004 "mc_no_contact > waiting_customer"
expect timer T20261116.0004 waiting_reminder due="2026-11-30 09:00"
