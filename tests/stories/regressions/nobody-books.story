# C-09, N-46: five days after a scheduling link nothing is booked, so the owner is asked; the customer hears nothing.
at 2026-11-09 10:00
ticket T20261109.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261109.0004] Printer offline"
| #linksent
expect timer T20261109.0004 sls_nudge
at 2026-11-16 09:01
expect notice N-46 to=maya subject="[T20261109.0004] Booking not made: Printer offline" text~"The link went out on Mon 2026-11-09; no appointment yet."
expect no notice to=carla
expect T20261109.0004 status=scheduling_link_sent
expect no timer T20261109.0004 sls_nudge
