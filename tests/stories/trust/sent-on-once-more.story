# GW-07: commands are obeyed only while they are fresh, and a Message-ID once.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" header="Date: Fri, 20 Nov 2026 09:00:00 -0500"
| #complete
| It prints, Carla.
expect T20261116.0004 status=in_progress
expect notice N-35 to=maya text~"#complete" text~"2026-11-20 09:00"
expect no notice to=carla
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" header="Date: Wed, 25 Nov 2026 10:00:00 -0500"
| #complete
expect T20261116.0004 status=in_progress
expect notice N-35 to=maya

# The same Message-ID with other words.
mail from=maya to=support id=m1 subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect T20261116.0004 status=waiting_customer
mail from=maya to=support id=m1 subject="Re: [T20261116.0004] Printer offline"
| #complete
expect T20261116.0004 status=waiting_customer
expect notice N-35 to=maya text~"#complete"

# A text without commands is relayed however late; one of this morning is fresh.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" header="Date: Fri, 20 Nov 2026 09:00:00 -0500"
| Carla, I was in a tunnel.
expect notice N-03 to=carla
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" header="Date: Sun, 22 Nov 2026 11:00:00 -0500"
| #progress
expect T20261116.0004 status=in_progress
