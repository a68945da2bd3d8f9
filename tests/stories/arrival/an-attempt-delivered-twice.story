# GW-02.b: a phone record that is delivered twice is one attempt.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer

mail from=maya to=support+internal id=m1 subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-23 09:50 vm
expect T20261116.0004 attempts=1

mail from=maya to=support+internal id=m1 subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-23 09:50 vm
expect T20261116.0004 attempts=1
expect no notice
expect no note T20261116.0004 internal
