# GW-04: what a machine wrote may open a ticket, and is never answered, whoever's name it carries.
mail from=carla to=support subject="This week" header="List-Id: <weekly.alderair.example>"
| Ten offers for you.
expect notice N-02n
expect no notice N-01

mail from=forms@www.desk.example to=support subject="New user form"
| Name: New Person
expect notice N-02n
expect no notice N-01
