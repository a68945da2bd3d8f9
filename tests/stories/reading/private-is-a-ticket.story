# GW-18.b: with private=ticket a private mail is an ordinary ticket.
set private=ticket
mail from=carla to=support subject="My contract" header="Sensitivity: Private"
| This is between us.
expect new ticket contact=carla
