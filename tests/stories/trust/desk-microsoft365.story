# GW-07: a Microsoft 365 desk: mail from inside the tenant carries no pass, but the mark of its own users (docs/trust.md).
set auth.verdict=microsoft365
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail file=desk-microsoft365.eml
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla
expect no notice N-35
