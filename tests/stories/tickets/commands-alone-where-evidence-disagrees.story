# GW-08.f: refused commands without any other words are kept as a note where subject and thread disagree.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0005] Scanner jams"
| Which of the two scanners?

wait 5m
mail from=maya to=support reply=N-03 subject="Re: [T20261116.0004] Printer offline"
| #complete
expect error E-04 to=maya
expect T20261116.0004 status=in_progress
expect note T20261116.0004 internal by=maya text~"#complete"
expect note T20261116.0004 internal text~"thread_mismatch"
