# GW-05: the service admin's own letters bounce: nobody is told in a circle, and they are written to all the same.
at 2026-11-16 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=sam status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It is offline again.
expect notice N-02 to=sam
bounce of=N-02 to=sam status=5.1.1
expect no notice N-42
wait 1d
bounce of=N-02 to=sam status=5.1.1
wait 1d
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| It is still offline.
expect notice N-02 to=sam
