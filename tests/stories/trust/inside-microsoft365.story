# GW-07: a Microsoft 365 desk: colleagues of its own tenant are known, those of another are not.
set auth.verdict=microsoft365
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail file=microsoft365-other-tenant.eml
expect T20261116.0004 status=in_progress
expect notice N-35 to=maya
mail file=microsoft365-inside.eml
expect T20261116.0004 status=complete
