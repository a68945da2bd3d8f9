# GW-07: of several people in From, the Sender header speaks; without one the first.
mail from=carla to=support subject="Two of us" header="From: Ben Ode <ben@alderair.example>, Carla Ruiz <carla@alderair.example>"
| We both need new badges.
expect new ticket T20261123.0001 contact=ben

mail from=carla to=support subject="Again the two of us" header="From: Ben Ode <ben@alderair.example>, Carla Ruiz <carla@alderair.example>" header="Sender: carla@alderair.example"
| And chairs.
expect new ticket T20261123.0002 contact=carla
