# GW-12: a merged ticket is merged again, and a second one into the first of the chain: whatever number is used,
# all goes on in the last one.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261117.0001 "Printer still offline" contact=carla primary=maya status=in_progress
ticket T20261118.0001 "Printer yet offline" contact=ben primary=maya status=in_progress
ticket T20261119.0001 "Printer ever offline" contact=ben primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| First words.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #merge T20261117.0001
confirm maya
expect note T20261117.0001 public text~"First words."
mail from=maya to=support+internal subject="Re: [T20261117.0001] Printer still offline"
| #merge T20261118.0001
confirm maya
expect note T20261118.0001 public text~"First words."
# into the first of the chain: it is the last one that is meant
mail from=maya to=support+internal subject="Re: [T20261119.0001] Printer ever offline"
| #merge T20261116.0004
confirm maya
expect notice N-06c to=ben text~"T20261118.0001"
# and the last one cannot go into any of those that went into it
mail from=maya to=support+internal subject="Re: [T20261118.0001] Printer yet offline"
| #merge T20261116.0004
expect error E-02 to=maya
wait 1h
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| well?
expect note T20261118.0001 public text~"well?"
mail from=ben to=support subject="Re: [T20261119.0001] Printer ever offline"
| and mine?
expect note T20261118.0001 public text~"and mine?"
# a technician's command on an old number is for the ticket that is left
mail from=maya to=support+internal subject="Re: [T20261117.0001] Printer still offline"
| #vendor our PO-88 at Ingram
expect T20261118.0001 status=waiting_vendor
expect T20261117.0001 status=complete
