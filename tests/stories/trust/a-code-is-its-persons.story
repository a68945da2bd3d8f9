# CMD-07: a code is bound to its person. A colleague's or a customer's mail with it runs nothing and leaves it as it was.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support auth=none subject="Re: [T20261116.0004] Printer offline"
| #waiting
expect notice N-35 to=maya

wait 5m
confirm jonas
expect error E-21 to=jonas
expect notice N-34 to=jonas text~"E-21: This code is unknown."
expect T20261116.0004 status=in_progress

# Nor does a mail in her own name that a verdict speaks against: who it is from is not known. One without verdict does.
wait 5m
confirm maya auth=fail
expect no notice
expect T20261116.0004 status=in_progress
wait 5m
confirm maya auth=none
expect no error
expect T20261116.0004 status=waiting_customer

# Not even an admin's mail confirms what somebody else is asked about.
ticket T20261117.0002 "Scanner jams" contact=carla primary=jonas status=in_progress
mail from=jonas to=support auth=fail subject="Re: [T20261117.0002] Scanner jams"
| #complete
expect notice N-35 to=jonas
confirm sam
expect error E-21 to=sam
expect T20261117.0002 status=in_progress
confirm jonas
expect T20261117.0002 status=complete

# A customer to whom it was shown writes to the technician as ever.
ticket T20261118.0001 "No sound" contact=carla primary=maya status=in_progress
mail from=maya to=support auth=none subject="Re: [T20261118.0001] No sound"
| #complete
expect notice N-35 to=maya
confirm carla
expect no notice N-33
expect T20261118.0001 status=note_emailed_in
