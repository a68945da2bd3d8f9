# ST-35.h: negated or a question: an ordinary note, and a line in the alert.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Re: [T20261116.0004] not sure Printer offline is resolved"
| It printed once.
expect T20261116.0004 status=note_emailed_in
expect notice N-02 to=maya text~"sounds like a close but is negated"
expect no notice N-15

ticket T20261116.0005 "Scanner jams" contact=ben primary=jonas status=waiting_customer
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams is resolved?"
| Is it?
expect T20261116.0005 status=note_emailed_in
expect notice N-02 to=jonas text~"a question; nothing was closed"
