# ST-30.c: nobody has missed an appointment that is still to come, unless the tech insists.
at 2026-11-23 10:12
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-23 15:00

mail from=maya to=support+noshow subject="Re: [T20261116.0004] Printer offline"
| She did not come.
expect error E-13 to=maya text~"#noshow force"
expect T20261116.0004 status=scheduled
expect no notice to=carla
expect note T20261116.0004 internal by=maya text~"She did not come."

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #noshow force
expect T20261116.0004 status=no_show_remote
expect notice N-05 to=carla
