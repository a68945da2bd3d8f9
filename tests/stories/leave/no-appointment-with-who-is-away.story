# OOO-14: nobody is booked for a day of their leave, unless forced; for a day before it they are.
at 2026-12-04 10:00
ticket T20261130.0001 "Export" contact=carla primary=maya status=in_progress
mail from=jonas to=support+me subject="leave"
| #away 2026-12-07 to 2026-12-11
mail from=maya to=support+internal subject="Re: [T20261130.0001] Export"
| #scheduled 2026-12-08 10:00 with @jonas
expect error E-22 to=maya text~"away until 2026-12-11"
expect T20261130.0001 status=in_progress
mail from=maya to=support+internal subject="Re: [T20261130.0001] Export, sooner"
| #scheduled 2026-12-04 15:00 with @jonas
expect T20261130.0001 status=scheduled
mail from=olive to=support+internal subject="Re: [T20261130.0001] Export"
| #scheduled 2026-12-08 10:00 with @jonas
| #force
expect notice N-33 to=olive text~"Tue 2026-12-08 10:00"
