# CMD-03: #take makes the sender the primary; a former owner is told.
ticket T20261116.0004 "Printer offline" contact=carla status=follow_up_admin

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #take
expect T20261116.0004 primary=maya status=follow_up_admin
expect notice N-33 to=maya text~"Maya"

mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #mine
expect T20261116.0004 primary=jonas
expect notice N-02c to=maya
expect no notice to=carla
