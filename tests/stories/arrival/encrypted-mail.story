# GW-03, KND-03: a mail that we cannot read is a note with its attachment and an alert.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail file=encrypted-on-a-ticket.eml
expect note T20261116.0004 public by=carla text~"encrypted"
expect notice N-02 to=maya
expect T20261116.0004 status=note_emailed_in
expect no quarantine

mail file=encrypted.eml
expect new ticket T20261123.0001 contact=carla
expect no quarantine
