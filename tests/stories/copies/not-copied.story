# LET-05; GW-13, C-20: whom a customer copied and nobody added is named to the owner with the ready line; #cc of any address is
# obeyed: of the account's domain a contact, of nobody's a listener who hears N-03 only and has no voice.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support cc=ben,boss@elsewhere.example subject="Re: [T20261116.0004] Printer offline"
| My landlord reads along.
expect notice N-02 to=maya text~"not copied: boss@elsewhere.example"
expect notice N-02 to=maya text~"#cc boss@elsewhere.example"
expect no notice N-02 text~"not copied: ben"
expect no notice to=boss@elsewhere.example
wait 1h
mail from=maya to=support+internal subject="[T20261116.0004] Printer offline"
| #cc boss@elsewhere.example
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, we come on Monday.
expect notice N-03 to=carla
expect notice N-03 to=boss@elsewhere.example
wait 1h
mail from=boss@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline"
| Close the ticket.
expect T20261116.0004 status=note_emailed_in
expect no note T20261116.0004 public
mail from=maya to=support+complete subject="Re: [T20261116.0004] Printer offline"
| All done.
expect notice N-06 to=carla
expect no notice N-06 to=boss@elsewhere.example

# a new colleague of the account is a contact; somebody of another account is not, without the owner's #force
mail from=maya to=support+internal subject="[T20261116.0004] Printer offline"
| #cc new@alderair.example
expect T20261116.0004 contacts="carla,ben,boss@elsewhere.example,new@alderair.example"
mail from=maya to=support+internal subject="[T20261116.0004] Printer offline"
| #cc tess@brightwater.example
expect error E-22 to=maya text~"#force"
mail from=maya to=support+internal subject="[T20261116.0004] Printer offline"
| #force
| #cc tess@brightwater.example
expect no error
