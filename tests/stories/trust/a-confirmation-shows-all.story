# GW-07: N-35 shows each command, whom the text goes to, the text and the files; the code stands for exactly that.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support auth=fail subject="Re: [T20261116.0004] Printer offline" attach=invoice-17.pdf:application/pdf:2kB
| #waiting
| Carla, please pay the invoice today.
expect notice N-35 to=maya text~"#waiting" text~"Carla Ruiz <carla@alderair.example>" text~"please pay the invoice" text~"invoice-17.pdf"
expect T20261116.0004 status=in_progress
expect no notice to=carla
wait 10m
confirm maya
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla text~"pay the invoice"

# Inside only: nobody outside is named.
mail from=maya to=support auth=none subject="Re: [T20261116.0004] Printer offline"
| #internal
| #progress
| She has not paid.
expect notice N-35 to=maya text~"goes to no customer" text~"not paid"

# Somebody else would get the text by now: it is asked about anew.
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=maya to=support auth=none subject="Re: [T20261116.0005] Scanner jams"
| The password is in the safe.
expect notice N-35 to=maya text~"The password is in the safe"
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams"
| I am here, too.
mail from=maya to=support subject="Re: [T20261116.0005] Scanner jams"
| #internal
| #cc ben@alderair.example
expect no notice N-03
confirm maya
expect notice N-35 to=maya text~"Ben Ode"
expect no notice N-03
confirm maya
expect notice N-03 to=ben text~"in the safe"
