# CMD-07: an explicit failure makes a contact's mail a stranger's.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=carla to=support auth=fail subject="Re: [T20261116.0004] Printer offline"
| Please close everything.
expect T20261116.0004 status=waiting_customer
expect note T20261116.0004 internal text~"sender_failed"
expect timer T20261116.0004 waiting_reminder
expect notice N-02b to=maya
expect no notice to=carla

# without any verdict a contact's address on file is enough
wait 1h
mail from=carla to=support auth=none subject="Re: [T20261116.0004] Printer offline"
| It helped.
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 public by=carla
