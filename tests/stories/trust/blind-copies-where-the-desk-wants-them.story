# GW-25: `auth.envelope_words` obeys a word that stands in the envelope alone.
set auth.envelope_words=yes
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=maya to=carla delivered_to=waiting@desk.example subject="Re: [T20261116.0005] Scanner jams"
| Carla, does it scan?
expect T20261116.0005 status=waiting_customer
expect no notice N-35
