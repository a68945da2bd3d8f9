# ST-12.a, ST-12.b: a link in a plain mail earns a hint; with #linksent the status is set.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Please book: https://scheduler.example/b/abc
expect T20261116.0004 status=in_progress
expect notice N-03 to=carla
expect warning W-02 to=maya text~"#linksent"

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #linksent
| Please book: https://scheduler.example/b/abc
expect T20261116.0004 status=scheduling_link_sent
expect no warning W-02

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| The link is https://scheduler.example/b/abc
expect no warning W-02
mail from=maya to=support subject="Re: [T20261116.0005] Scanner jams"
| See https://elsewhere.example/b/abc
expect no warning W-02

set sls.detect_link=auto
mail from=maya to=support subject="Re: [T20261116.0005] Scanner jams"
| Please book: https://scheduler.example/b/abc
expect T20261116.0005 status=scheduling_link_sent
expect no warning W-02

set sls.detect_link=off
ticket T20261116.0006 "No sound" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0006] No sound"
| Please book: https://scheduler.example/b/abc
expect T20261116.0006 status=in_progress
expect no warning W-02
