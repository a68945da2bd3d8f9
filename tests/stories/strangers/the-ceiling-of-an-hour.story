# GW-11: beyond the ceiling tickets of unknown senders are opened in silence, the admin hears once an hour; mail that
# fails its proof is held. Who is on file, or proved, is served as ever.
set ceiling.strangers_hour=2
set ceiling.address_hour=2
mail from=a@one.example to=support auth=none subject="a"
| Hello, the first thing.
expect notice N-02n to=olive
mail from=b@two.example to=support auth=none subject="b"
| Hello, the second thing.
expect notice N-01 to=b@two.example
mail from=c@three.example to=support auth=none subject="c"
| Hello, the third thing.
expect new ticket contact=c@three.example
expect no notice to=c@three.example
expect no notice to=olive
expect notice N-36 to=sam text~"2 tickets"
mail from=d@four.example to=support auth=none subject="d"
| Hello, the fourth thing.
expect new ticket
expect no notice
mail from=e@five.example to=support auth=fail subject="e"
| Hello, the fifth thing.
expect no new ticket
expect quarantine reason=throttled

# On file without proof: a ceiling for each address.
mail from=carla to=support auth=none subject="f"
| The mouse is broken.
expect notice N-01 to=carla
mail from=carla to=support auth=none subject="g"
| The screen is broken.
mail from=carla to=support auth=none subject="h"
| The lamp is broken.
expect new ticket contact=carla
expect no notice to=olive
mail from=carla to=support auth=pass subject="i"
| It is me, with proof.
expect notice N-02n to=olive
mail from=tess to=support auth=none subject="j"
| The phone is broken.
expect notice N-01 to=tess
expect notice N-02n to=olive

wait 61m
mail from=k@six.example to=support auth=none subject="k"
| Hello, the sixth thing.
expect notice N-01 to=k@six.example
expect notice N-02n to=olive
