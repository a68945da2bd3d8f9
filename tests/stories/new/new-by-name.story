# GW-11, GW-10: #new with a contact's name or address opens a ticket of theirs: N-03 with its number, no N-01, no reply clock.
at 2026-11-23 10:00
mail from=maya to=support subject="Your licence runs out"
| #new carla
|
| Carla, shall I renew it?
expect new ticket T20261123.0001 contact=carla
expect notice N-03 to=carla subject~"[T20261123.0001]" text~"shall I renew it?"
expect no notice N-01
expect no timer T20261123.0001 reply_due
expect note T20261123.0001 public by=maya text~"shall I renew it?"

mail from=maya to=support subject="And yours"
| #new ben@alderair.example
|
| Ben, the same for you.
expect new ticket T20261123.0002 contact=ben
expect notice N-03 to=ben
expect no notice to=carla

# nobody of that name: nothing is sent, the words are kept inside
mail from=maya to=support subject="Whom?"
| #new zebedee
|
| Hello there.
expect error E-22 to=maya text~"unknown"
expect no notice N-03

# on a ticket that there is, nothing is new
mail from=maya to=support subject="Re: [T20261123.0001] Your licence runs out"
| #new ben
|
| Ben?
expect error E-02 to=maya text~"T20261123.0001"
expect no notice N-03
# somebody who is not proved opens nothing in anybody's name
mail from=maya to=support subject="Pay here" auth=none
| #new carla
|
| Pay here.
expect no notice to=carla
