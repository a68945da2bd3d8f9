# GW-03.d: "Out of office" counts only as the whole subject, or before ":", Reply, AutoReply, Alert.
mail from=carla to=support subject="Out of office printer is broken"
| It jams on every page.
expect new ticket T20261123.0001 contact=carla status=new title="Out of office printer is broken"
expect notice N-01 to=carla
expect no quarantine
