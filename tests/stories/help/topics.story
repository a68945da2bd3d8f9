# CMD-03, CMD-05: #help and its topics; #help addresses carries the words as contacts for a telephone.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+me subject="help"
| #help
expect notice N-47 to=maya text~"#attempt phone 2026-11-23 14:20 vm" text~"#help dates"
mail from=maya to=support+me subject="help"
| #help addresses
expect notice N-47 to=maya text~"support+waiting@desk.example" file="ticket-addresses.vcf"
mail from=maya to=support+me subject="help"
| #help dates
expect notice N-47 to=maya text~"2026-12-01" text~"+3bd" text~"monday"
mail from=maya to=support+me subject="help"
| #help people
expect notice N-47 to=maya text~"@jonas Jonas Feld" text~"team:networking"
mail from=maya to=support+me subject="help"
| #help wc
expect notice N-47 to=maya text~"#waiting"
mail from=maya to=support+me subject="help"
| #help waitng
expect notice N-47 to=maya text~"Did you mean #waiting"
# the status of this ticket's category, where a ticket is named
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #help status
expect notice N-47 to=maya text~"Waiting Customer"
