# GW-01.a: what was decided before the daemon stopped is not decided again after it.
# (Killing it in between is told in tests/daemon.)
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| Yes, that helped.
expect notice N-02 to=maya
expect T20261116.0004 status=note_emailed_in

restart
expect no notice
expect no note T20261116.0004 public
expect no new ticket
expect T20261116.0004 status=note_emailed_in

wait 1h
expect no notice N-02
