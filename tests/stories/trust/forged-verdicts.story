# GW-07: A verdict that the sender wrote proves nothing: behind a lone CR, below a second Received,
# or below a field of our own server that cannot be read.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail file=ar-bare-cr.eml
expect T20261116.0004 status=in_progress
expect notice N-35 to=maya
mail file=ar-forged-below-received.eml
expect T20261116.0004 status=in_progress
mail file=ar-real-unparsed-above-forged.eml
expect T20261116.0004 status=in_progress
