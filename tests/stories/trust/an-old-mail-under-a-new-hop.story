# GW-07: an old mail of Maya's, signed by her domain, is sent on with a new Message-ID and our server's new Received on top.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress time_entries=done
mail file=old-under-a-new-hop.eml
expect T20261116.0004 status=in_progress
expect notice N-35 to=maya text~"#complete" text~"2026-11-19"
expect no notice to=carla
# the same mail written today is obeyed
mail file=new-under-its-hop.eml
expect T20261116.0004 status=complete
