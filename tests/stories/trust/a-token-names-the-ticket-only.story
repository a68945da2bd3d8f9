# CMD-07: a reply address that was Maya's proves nothing about who uses it.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It is offline again.
expect notice N-02 to=maya

wait 10m
mail from=jonas reply=N-02 subject="Re: printer" auth=none
| #waiting
expect T20261116.0004 status=note_emailed_in
expect notice N-35 to=jonas
expect no notice N-35 to=maya

wait 10m
mail from=jonas reply=N-02 subject="Re: printer"
| #waiting
expect T20261116.0004 status=waiting_customer
expect notice N-33 to=jonas
