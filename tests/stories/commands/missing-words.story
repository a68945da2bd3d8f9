# E-02: a command that lacks its words is told with an example.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #assign
expect error E-02 to=maya text~"#assign @"
expect T20261116.0004 primary=maya

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #assign Jonas
expect error E-02 to=maya
expect T20261116.0004 primary=maya
