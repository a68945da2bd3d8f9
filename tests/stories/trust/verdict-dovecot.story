# GW-07: A desk whose mailbox is dovecot's: its own verdict is believed, one that stands lower is not.
set auth.verdict=dovecot-lmtp
set auth.trusted_ids=mail.desk.example
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail file=dovecot-forged.eml
expect T20261116.0004 status=in_progress
expect notice N-35 to=maya
mail file=dovecot-maya.eml
expect T20261116.0004 status=complete
