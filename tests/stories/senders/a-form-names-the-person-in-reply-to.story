# GW-07: where From is nobody who could be written to, one Reply-To names the person of a new mail, unproved.
at 2026-11-23 10:00
mail from=noreply@shopsite.example to=support subject="Contact form" header="Reply-To: Carla Ruiz <carla@alderair.example>"
| The heater is cold.
expect new ticket T20261123.0001 contact=carla
expect note T20261123.0001 public by=carla flag=reply_to
expect notice N-01 to=carla
expect no notice to=noreply@shopsite.example

# somebody who is not on file: bare, and nothing of their account
mail from=website@shopsite.example to=support subject="Contact form 2" header="Reply-To: nina@newco.example"
| Please call me.
expect new ticket T20261123.0002 contact=nina@newco.example
expect notice N-01 to=nina@newco.example

# several addresses name nobody; no automatic letter goes to a no-reply address
mail from=no-reply@shopsite.example to=support subject="Contact form 3" header="Reply-To: nina@newco.example, carla@alderair.example"
| Please call us.
expect new ticket T20261123.0003 contact=no-reply@shopsite.example
expect no notice N-01

# the contrary: a From on file counts, whatever its Reply-To says
mail from=ben to=support subject="Door" header="Reply-To: carla@alderair.example"
| It is open.
expect new ticket T20261123.0004 contact=ben
expect notice N-01 to=ben

# and on a ticket that is there a Reply-To gives nobody's voice
mail from=maya to=support+waiting subject="[T20261123.0001] Contact form"
| Carla, since when?
expect T20261123.0001 status=waiting_customer
mail from=noreply@shopsite.example to=support subject="Re: [T20261123.0001] Contact form" header="Reply-To: carla@alderair.example"
| Close it.
expect T20261123.0001 status=waiting_customer
expect no note T20261123.0001 public by=carla

# who failed proof names nobody
mail from=noreply@shopsite.example auth=fail to=support subject="Contact form 4" header="Reply-To: carla@alderair.example"
| Pay at once.
expect no notice N-01 to=carla
