# ST-37, GW-07: a form's labelled lines name the person, unproved, and the ticket's title and severity
at 2026-11-23 10:00
mail from=forms@www.desk.example auth=pass to=support subject="New message from the website"
| Your name: Carla Ruiz
| Your address: Carla@alderair.example
| What is it about: Badge for a new colleague
| Severity: 2
|
| Please prepare one by Monday.
expect new ticket T20261123.0001 contact=carla severity=2 category=user_change
expect notice N-02n to=olive subject~"Badge for a new colleague"
expect notice N-01 to=carla
expect no notice to=forms@www.desk.example

# a stranger is a stranger; our own address is nobody
mail from=forms@www.desk.example auth=pass to=support subject="New message from the website"
| Your address: support@desk.example
| Severity: 9
expect new ticket T20261123.0002 severity=none
expect no notice N-01

# a form that nobody proved is held, whoever it names
mail from=forms@www.desk.example auth=none to=support subject="New message from the website"
| Your address: carla@alderair.example
expect quarantine reason=integration_unproved
expect no new ticket
expect no notice
