# CMD-07, GW-14: level 0 leaves a flagged note and changes nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=someone@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| You can close it.
expect note T20261116.0004 internal by=someone@elsewhere.example text~"unverified_sender"
expect T20261116.0004 status=waiting_customer
expect timer T20261116.0004 waiting_reminder
expect notice N-02b to=maya text~"You can close it."
expect no notice to=someone@elsewhere.example
expect no notice to=carla
