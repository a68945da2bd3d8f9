# GW-19.a: a broken boundary and a wrong charset label are read as well as can be, flagged, and still a ticket.
mail file=broken-boundary-and-charset.eml
expect new ticket T20261123.0001 contact=carla status=new title="Toner"
expect note T20261123.0001 public text~"The toner of the big printer is empty" flag=decode_errors
expect notice N-01 to=carla
expect no quarantine

# GW-19.b: without a From nobody can be answered; it is held, and the desk goes on.
mail file=without-from.eml
expect quarantine reason=no_sender
expect no new ticket
expect no notice
mail from=carla to=support subject="Paper"
| We need paper, too.
expect new ticket T20261123.0002 contact=carla
