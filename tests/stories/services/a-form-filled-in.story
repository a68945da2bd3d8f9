# ST-37.a: the website's form comes into a ticket.
ticket T20261116.0004 "New user" contact=carla primary=maya status=in_progress
mail from=forms@www.desk.example to=support subject="New user form [T20261116.0004]" auth=pass
| Name: X
expect T20261116.0004 status=received_form_response
expect note T20261116.0004 internal text~"Name: X"
