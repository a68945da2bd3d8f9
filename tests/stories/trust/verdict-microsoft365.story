# GW-07: A desk whose mailbox is microsoft365's: its own verdict is believed, one that stands lower is not.
set auth.verdict=microsoft365
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail file=microsoft365-forged.eml
expect T20261116.0004 status=in_progress
expect notice N-35 to=maya
# nor one above a hop that is not Microsoft's, or what a login of the tenant wrote below its own hop
mail file=microsoft365-no-hop.eml
expect T20261116.0004 status=in_progress
mail file=microsoft365-submitted.eml
expect T20261116.0004 status=in_progress
mail file=microsoft365-maya.eml
expect T20261116.0004 status=complete
