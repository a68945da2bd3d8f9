# GW-17, GW-10: both parts say the same; files that fit travel with the answer, a program is named.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" attach=driver.pdf:application/pdf:12kB attach=setup.exe:application/x-msdownload:12kB
| The driver <v3> is here: https://print.example/driver?id=3&lang=en
expect notice N-03 to=carla file="driver.pdf" text~"The driver <v3> is here" html~"The driver <v3> is here"
expect notice to=carla file="*.pdf" html~"-- reply above this line --"
expect notice N-03 to=carla text~"setup.exe (12 kB) is a program and was not mailed; ask us for it."
expect no notice to=carla file="setup.exe"
