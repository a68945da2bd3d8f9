# GW-11: many invented addresses of one domain share what a customer's domain, and what all strangers, may do in an hour.
set ceiling.strangers_hour=3
mail from=a1@bomb.example to=support auth=none subject="one"
| Hello one.
expect notice N-01 to=a1@bomb.example
mail from=a2@bomb.example to=support auth=none subject="two"
| Hello two.
expect notice N-01 to=a2@bomb.example
mail from=a3@sub.bomb.example to=support auth=none subject="three"
| Hello three.
mail from=a4@bomb.example to=support auth=none subject="four"
| Hello four.
expect new ticket
expect no notice to=a4@bomb.example
expect no notice to=olive
mail from=newguy@alderair.example to=support auth=none subject="five"
| Hello five.
expect new ticket
expect no notice to=newguy@alderair.example
mail from=a5@bomb.example to=support auth=fail subject="six"
| Hello six.
expect no new ticket
expect quarantine reason=throttled
# who is on file is served as ever; blocking the domain ends it
mail from=carla to=support subject="My mouse"
| It is broken.
expect notice N-01 to=carla
mail from=olive reply=N-02n
| #block bomb.example
expect notice N-33 to=olive text~"bomb.example"
wait 61m
mail from=a6@bomb.example to=support auth=none subject="seven"
| Hello seven.
expect quarantine reason=spam
mail from=a7@sub.bomb.example to=support auth=none subject="eight"
| Hello eight.
expect quarantine reason=spam
expect no notice
