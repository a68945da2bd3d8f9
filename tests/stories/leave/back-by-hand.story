# OOO-18, W-18: #back ends the leave at once, calls off one that has not begun, and clears tags after a code.
at 2026-12-04 16:00
ticket T20261201.0003 "Nightly export stops" contact=tess primary=maya status=waiting_customer severity=3 tags="ooo_summary"
ticket T20261201.0004 "Printer offline" contact=carla primary=jonas status=in_progress severity=3
mail from=maya to=support+me subject="Leave"
| #away 2026-12-07
expect notice N-33 to=maya text~"Maya Ortiz from 2026-12-07 until #back"
expect no notice N-18a
at 2026-12-12 11:00
mail from=olive to=support subject="Re: [T20261201.0004] Printer offline"
| #assign @maya
expect error E-22 to=olive
# A Saturday: she is back at once, and told what there is.
mail from=maya to=support+me subject="Back"
| #back
expect notice N-18 to=maya text~"leave tag still set"
expect notice N-33 to=maya
mail from=olive to=support subject="Re: [T20261201.0004] Printer offline"
| #assign @maya
expect T20261201.0004 primary=maya
at 2026-12-14 09:00
expect no notice N-18
mail from=maya to=support+me subject="Back"
| #back
expect warning W-18 to=maya
expect no notice N-18
mail from=maya to=support+me subject="Tags"
| #untag ooo_summary all
expect notice N-35 to=maya
expect T20261201.0003 tags="ooo_summary"
confirm maya
expect T20261201.0003 tags=""
mail from=tess to=support subject="Re: [T20261201.0003] Nightly export stops"
| Hello?
expect T20261201.0003 primary=maya
# Called off before it began.
mail from=maya to=support+me subject="Leave"
| #away 2026-12-21 to 2026-12-23
mail from=maya to=support+me subject="Not after all"
| #back
expect no notice N-18
at 2026-12-22 10:00
mail from=olive to=support subject="Re: [T20261201.0004] Printer offline"
| #assign @jonas
mail from=olive to=support subject="Re: [T20261201.0004] Printer offline"
| #assign @maya
expect T20261201.0004 primary=maya
at 2027-01-04 09:00
expect no notice N-18
