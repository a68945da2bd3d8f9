# GW-07: a Gmail desk: the field of mx.google.com is read where Gmail writes it (docs/trust.md).
set auth.verdict=gmail
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail file=desk-gmail.eml
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla
expect no notice N-35
