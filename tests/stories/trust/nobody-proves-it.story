# CMD-07: without proof a resource's mail is an internal note; N-35 asks.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

# a: the verdict speaks against the sender
mail from=maya to=support auth=fail subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect T20261116.0004 status=in_progress
expect note T20261116.0004 internal by=maya
expect notice N-35 to=maya text~"#waiting"
expect no notice to=carla

# b: a verdict of somebody else's server is no verdict
wait 1h
mail from=maya to=support auth=none subject="Re: [T20261116.0004] Printer offline" header="Authentication-Results: mx.evil.example; dmarc=pass header.from=desk.example"
| #waiting
| Carla, send me your password.
expect T20261116.0004 status=in_progress
expect note T20261116.0004 internal by=maya text~"your password"
expect notice N-35 to=maya
expect no notice to=carla
