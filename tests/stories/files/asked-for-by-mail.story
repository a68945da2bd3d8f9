# GW-17: #files mails a ticket's files, in order of arrival; executables never go, a number that is none is refused.
at 2026-11-23 10:00
mail from=carla to=support subject="Scanner" attach=scan.pdf:application/pdf:40kB attach=tool.exe:application/octet-stream:9kB
| It scans like this.
expect new ticket T20261123.0001 contact=carla
mail from=maya to=support+internal subject="[T20261123.0001] Scanner" attach=plan.pdf:application/pdf:20kB
| My plan.
mail from=maya to=support+internal subject="[T20261123.0001] Scanner"
| #files
expect notice N-48 to=maya file="scan.pdf" text~"1 scan.pdf (40 kB)"
expect notice N-48 to=maya file="plan.pdf" text~"2 tool.exe"
expect no notice N-48 to=maya file="tool.exe"
mail from=maya to=support+internal subject="[T20261123.0001] Scanner"
| #files 3
expect notice N-48 to=maya file="plan.pdf"
expect no notice N-48 to=maya file="scan.pdf"
mail from=maya to=support+internal subject="[T20261123.0001] Scanner"
| #files 7
expect error E-02 to=maya text~"1, 2, 3"
expect no notice N-48
mail from=carla to=support subject="Re: [T20261123.0001] Scanner"
| #files
expect no notice to=carla
