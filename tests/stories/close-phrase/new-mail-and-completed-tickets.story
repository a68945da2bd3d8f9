# ST-35.e, ST-35.f, ST-35.g: without a number it is a new ticket; a completed ticket stays so; the body says nothing.
mail from=carla to=support subject="My VPN is resolved"
| No more dropouts.
expect new ticket contact=carla status=new
expect no notice N-15

ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
wait 1h
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline is resolved"
| It is.
expect T20261116.0004 status=complete reopened=0
expect note T20261116.0004 public by=carla
expect no notice N-15
expect no notice N-41

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams"
| The first one is resolved, the second one jams.
expect T20261116.0005 status=note_emailed_in
expect notice N-02 to=maya
expect no notice N-15
