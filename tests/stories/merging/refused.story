# GW-12, CMD-08: not into itself, not into another account's ticket, not into one that does not exist, not an open
# ticket into one that is done: E-02 and E-03 at once, before anything is asked to be confirmed.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261117.0001 "Fax offline" contact=tess primary=maya status=in_progress
ticket T20261118.0001 "Scanner offline" contact=carla primary=maya status=complete
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #merge into T20261116.0004
expect error E-02 to=maya
expect no notice N-35
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #merge into T20261117.0001
expect error E-02 to=maya
expect notice N-34 to=maya text~"the number of another ticket of the same account"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #merge into T20261118.0001
expect notice N-34 to=maya text~"the number of a ticket that is still open"
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #merge into T20261101.0099
expect error E-03 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #merge with the other one
expect error E-02 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #merge T20261117.0001
| #complete
expect error E-11 to=maya
expect T20261116.0004 status=in_progress
expect no notice to=carla

# a customer's line is text
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| #merge into T20261118.0001
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 public text~"#merge into T20261118.0001"

# what is done may go into what is open
mail from=maya to=support+internal subject="Re: [T20261118.0001] Scanner offline"
| #merge into T20261116.0004
confirm maya
expect T20261118.0001 status=complete
expect notice N-06c to=carla
mail from=carla to=support subject="Re: [T20261118.0001] Scanner offline"
| It is back.
expect note T20261116.0004 public text~"It is back."
expect T20261118.0001 status=complete
