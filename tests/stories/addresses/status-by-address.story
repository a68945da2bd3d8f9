# ST-21.a, ST-21.b, ST-21.c, ST-21.d: status addresses: one mail to the customer, two of them are refused, customers have none.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+complete subject="Re: [T20261116.0004] Printer offline"
| All done, Carla.
expect T20261116.0004 status=complete
expect note T20261116.0004 public by=maya text~"All done, Carla."
expect notice N-06 to=carla text~"All done, Carla."
expect no notice N-03

ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=maya to=support cc=support+waiting subject="Re: [T20261116.0005] Scanner jams"
| Ben, does it still jam?
expect T20261116.0005 status=waiting_customer
expect notice N-03 to=ben

mail from=maya to=support+waiting,support+complete subject="Re: [T20261116.0005] Scanner jams"
| Ben, done.
expect error E-11 to=maya
expect T20261116.0005 status=waiting_customer
expect note T20261116.0005 internal by=maya text~"Ben, done."
expect no notice to=ben

mail from=ben to=support+complete subject="Re: [T20261116.0005] Scanner jams"
| No more jams.
expect T20261116.0005 status=note_emailed_in
expect note T20261116.0005 public by=ben text~"status_word_ignored"
