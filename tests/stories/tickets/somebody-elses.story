# GW-08.d: a number opens no door to another account's ticket.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=tess to=support subject="[T20261116.0004]"
| What is going on with this?
expect note T20261116.0004 internal by=tess text~"unverified_sender"
expect T20261116.0004 status=in_progress
expect notice N-02b to=maya
expect no notice to=tess
expect no notice to=carla
expect no new ticket
