# GW-14.a, GW-14.b: a stranger's mail is a flagged note; accepted, it counts as if a contact had sent it.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=someone@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| It prints again.
expect T20261116.0004 status=in_progress
expect note T20261116.0004 internal text~"unverified_sender"
expect notice N-02b to=maya subject~"Unverified sender" text~"#accept"
expect no notice to=someone@elsewhere.example

wait 10m
mail from=maya reply=N-02b
| #accept
expect T20261116.0004 status=says_close contacts="carla, someone@elsewhere.example"
expect note T20261116.0004 public text~"It prints again."
expect notice N-15 to=maya
expect notice N-33 to=maya
