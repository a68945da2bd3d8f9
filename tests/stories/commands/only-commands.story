# CMD-02: a mail with only commands makes no empty note.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect T20261116.0004 status=waiting_customer
expect no note T20261116.0004 public
expect no notice N-03
expect notice N-33 to=maya text~"Waiting Customer"
