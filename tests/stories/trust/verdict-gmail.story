# GW-07: A desk whose mailbox is gmail's: its own verdict is believed, one that stands lower is not.
set auth.verdict=gmail
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail file=gmail-forged.eml
expect T20261116.0004 status=in_progress
expect notice N-35 to=maya
mail file=gmail-maya.eml
expect T20261116.0004 status=complete
