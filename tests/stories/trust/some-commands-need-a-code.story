# GW-07, level 3: what concerns others or many is asked about before anything is applied, whoever sends it.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #internal
| #tag ooo_summary
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #untag ooo_summary all
| #waiting
expect notice N-35 to=maya text~"#untag ooo_summary all" text~"whoever sends it"
expect no notice N-33
expect T20261116.0004 status=in_progress tags="ooo_summary"

# The contrary: of one ticket it needs none.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #untag ooo_summary
expect no notice N-35
expect T20261116.0004 tags=""

# With its code it is done on all of one's own tickets, and on nobody else's.
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
ticket T20261116.0006 "New laptop" contact=carla primary=jonas status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #tag ooo_summary
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #tag ooo_summary, vip
mail from=jonas to=support+internal subject="Re: [T20261116.0006] New laptop"
| #tag ooo_summary
mail from=maya to=support subject="I am back"
| #untag ooo_summary all
expect notice N-35 to=maya text~"#untag ooo_summary all"
expect T20261116.0005 tags="ooo_summary, vip"
confirm maya
wait 1m
expect T20261116.0004 tags=""
expect T20261116.0005 tags="vip"
expect T20261116.0006 tags="ooo_summary"
