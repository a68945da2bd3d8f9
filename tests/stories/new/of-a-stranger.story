# GW-11.c: a stranger gets a ticket and an answer that repeats nothing of theirs.
mail from=someone@elsewhere.example to=support cc=carla subject="Buy cheap watches"
| Click here.
expect new ticket T20261123.0001 status=new contact=someone@elsewhere.example account=none
expect notice N-01 to=someone@elsewhere.example subject="[T20261123.0001] We have your request"
expect no notice N-01 to=carla
expect notice N-02n to=olive
expect no quarantine
