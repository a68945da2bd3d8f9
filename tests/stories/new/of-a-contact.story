# GW-11, TAT-01: number, title, account, queue, people in Cc; the sender and the dispatcher are told.
at 2026-11-23 09:02
mail from=carla to=support cc=ben subject="Scanner does not mail any more"
| Since Friday scans are not delivered. Nothing changed here.
expect new ticket T20261123.0001 contact=carla status=new queue="Remote Support" category=support account="Alder Air & Comfort" internal=no primary=none
expect note T20261123.0001 public by=carla text~"Since Friday"
expect notice N-01 to=carla at="2026-11-23 09:02" subject~"Scanner does not mail" text~"Tuesday 24 November, 09:02 (New York)"
expect notice N-01 to=ben
expect notice N-02n to=dispatch-team@desk.example text~"Since Friday"
expect no notice to=maya
