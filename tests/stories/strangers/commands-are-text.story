# GW-24.a: a contact's or a stranger's command is plain text. (A former employee's, GW-24.b, is a unit test.)
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| #complete
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 public by=carla text~"#complete"
expect no notice N-33
expect no notice N-34
mail from=someone@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline"
| #complete
expect T20261116.0004 status=note_emailed_in
expect note T20261116.0004 internal text~"#complete"
