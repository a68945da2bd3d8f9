# ST-29.b: in msp Waiting on vendor takes any text without W-01.
profile msp
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress category=msp
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #status waiting on vendor the customer ordered a monitor from Dell
expect T20261116.0004 status=waiting_vendor
expect no notice N-33 text~"W-01"

ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress category=msp
mail from=maya to=support+internal subject="Re: [T20261116.0005] Scanner jams"
| #vendor
expect T20261116.0005 status=waiting_vendor
expect no notice N-33 text~"W-01"
