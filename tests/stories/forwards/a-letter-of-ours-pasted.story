# GW-10: a letter of ours that was pasted under "Fwd:", in no thread: its mark is nobody's word, and cuts as in an answer.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Fwd: [T20261116.0004] Printer offline"
| Carla, is it well now?
|
| -- reply above this line --
|
| New mail of Ben Ode.
|
|     It prints again.
|
| Contact Carla Ruiz · status In Progress
expect notice N-03 to=carla text~"is it well now?"
expect no notice N-03 text~"It prints again"
expect no notice N-03 text~"status In Progress"

# With nothing above it, what was pasted is what was to be sent, without the mark.
ticket T20261116.0005 "Scanner jams" contact=tess primary=maya status=in_progress
mail from=maya to=support+waiting subject="Fwd: [T20261116.0005] Scanner jams"
| -- reply above this line --
|
| The part comes on Friday.
expect notice N-03 to=tess text~"The part comes on Friday."
expect no notice N-03 text~"line -- -- reply above"
