# CMD-03: #time is written down and named in the receipt; with the fields set, Complete holds.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress time_entries=not_done
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #time 25m driver on two machines
| #timedone yes
| #complete
expect T20261116.0004 status=complete time_entries=done
expect notice N-33 to=maya text~"25 min driver on two machines"
expect notice N-06 to=carla
