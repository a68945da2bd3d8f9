# GW-17.b, GW-17.c: a program is kept with the note and never sent on; a signature's small picture is in no alert.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" attach=setup.exe:application/x-msdownload:40kB
| Is this the right driver?
expect note T20261116.0004 public by=carla text~"right driver"
expect notice N-02 to=maya text~"setup.exe"
expect no notice N-02 file="setup.exe"
wait 20m
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" attach=fix.exe:application/x-msdownload:40kB
| Here is another one.
expect notice N-03 to=carla
expect no notice N-03 file="fix.exe"
