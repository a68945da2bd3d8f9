# GW-02: a known Message-ID over another body is read as a new mail, and flagged.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=carla to=support id=m1 subject="Re: [T20261116.0004] Printer offline"
| It prints again.
expect note T20261116.0004 public by=carla text~"prints again"

wait 15m
mail from=carla to=support id=m1 subject="Re: [T20261116.0004] Printer offline"
| Now it is offline once more.
expect note T20261116.0004 public by=carla text~"offline once more"
expect notice N-02 to=maya text~"offline once more"
