# ST-41, CMD-03: #help answers by mail and changes nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #help status
expect notice N-47 to=maya text~"Waiting Customer"
expect notice N-47 to=maya text~"NO-SHOW: remote customer"
expect T20261116.0004 status=in_progress
mail from=maya to=support+me subject="help"
| #help defer
expect notice N-47 to=maya text~"#defer"
expect no new ticket
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #help addresses
expect notice N-47 to=maya text~"support+waiting@desk.example"
expect no notice to=carla
