# GW-11.b: a mail without a subject gets a title with its moment.
at 2026-11-23 09:12
mail from=carla to=support subject=""
| The fax is on fire.
expect new ticket T20261123.0001 title="(no subject) 2026-11-23 09:12"
