# GW-08: `match.order` says by what a mail finds its ticket first. Where the reply address wins over the subject
# the mail is on the ticket of the address; commands are refused all the same, for the evidence disagrees (E-04).
set match.order=token,subject
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Is it plugged in?
expect notice N-03 to=carla
mail from=carla reply=N-03 subject="Re: [T20261116.0005] Scanner offline"
| It is.
expect note T20261116.0004 public by=carla text~"It is." flag=thread_mismatch
expect T20261116.0004 status=note_emailed_in
expect T20261116.0005 status=in_progress
# the thread alone names nothing where it is not in the list
mail from=carla to=support subject="Something else"
| A new thing.
expect new ticket contact=carla
