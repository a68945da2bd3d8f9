# ST-37.b: the form without a number opens a ticket of new users, with what was filled in as its first note.
mail from=forms@www.desk.example to=support subject="New user form" auth=pass
| Name: Newt Guy
| Start: 2026-12-01
expect new ticket T20261123.0001 status=new category=user_change
expect note T20261123.0001 public text~"Name: Newt Guy"
expect no notice to=carla
# and what only looks like the form is none: without proof it is held
mail from=forms@www.desk.example to=support subject="New user form" auth=none
| Name: Other Guy
expect quarantine reason=integration_unproved
expect no new ticket
