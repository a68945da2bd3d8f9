# GW-11, GW-07, ZD-01: a first mail to a customer that nothing proves is kept inside; its code sends it, and the ticket is
# the customer's from then on. N-35 says to whom it goes.
at 2026-11-23 10:00
mail from=jonas auth=none to=support subject="Firmware" attach=plan.pdf:application/pdf:12kB
| #new Ben Ode
| #waiting
| Ben, may we renew the firmware on Friday? The plan is attached.
expect T20261123.0001 internal=true contact=none
expect no notice to=ben
expect notice N-35 to=jonas text~"Ben Ode <ben@alderair.example>"
confirm jonas
expect T20261123.0001 contact=ben internal=false status=waiting_customer cycle=open attempts=1
expect notice N-03 to=ben text~"on Friday" file="plan.pdf"
expect no timer T20261123.0001 reply_due
mail from=ben to=support reply=N-03 subject="Re: Firmware"
| Yes.
expect T20261123.0001 status=note_emailed_in

# the same with the customer in To and a word of the desk in Cc, and of a mail that lay about for days
mail from=maya auth=none to=tess cc=support+waiting subject="Router"
| Tess, may we change it on Monday?
expect notice N-35 to=maya text~"Tess Wynn"
confirm maya
expect T20261123.0002 contact=tess internal=false status=waiting_customer attempts=1
mail from=maya to=support subject="Switch" header="Date: Fri, 20 Nov 2026 09:00:00 -0500"
| #new carla
| Carla, may we change the switch?
expect no notice to=carla
confirm maya
expect T20261123.0003 contact=carla internal=false
expect notice N-03 to=carla text~"change the switch"

# somebody named another contact meanwhile: it would go elsewhere, and goes nowhere
mail from=jonas auth=none to=support subject="Cables"
| #new carla
| May we come on Friday?
mail from=olive to=support+internal subject="Re: [T20261123.0004] Cables"
| #contact tess@brightwater.example
confirm jonas
expect no notice N-03

# To them and Cc to the desk alone is asked about, too, and goes to them through the ticket from then on
mail from=maya auth=none to=ben cc=support subject="Scanner"
| Ben, may we fetch the scanner?
expect T20261123.0005 internal=true
expect notice N-35 to=maya text~"Ben Ode"
confirm maya
expect T20261123.0005 contact=ben internal=false
expect notice N-03 to=ben text~"fetch the scanner"

# what wrote to nobody stays inside, though it names the contact
mail from=jonas auth=none to=support subject="Fuser"
| #contact carla@alderair.example
| Carla broke it herself, I think.
expect notice N-35 to=jonas
expect no notice N-35 text~"Carla Ruiz <"
confirm jonas
expect T20261123.0006 contact=carla
expect no notice to=carla
