# GW-15, GW-16: A customer passes an alarm on: without words of their own it is their words; with some, both are shown.
at 2026-11-23 10:00
mail from=carla to=support subject="Fwd: Job 7"
| ---------- Forwarded message ---------
| From: Backup <backup@nas.alderair.example>
| Date: Mon, Nov 23, 2026 at 3:00 AM
| Subject: Job 7
| To: Carla Ruiz <carla@alderair.example>
|
| Disk full on VOL-2.
expect new ticket T20261123.0001 contact=carla
expect note T20261123.0001 public by=carla text~"Forwarded, from Backup <backup@nas.alderair.example>, of Mon, Nov 23, 2026 at 3:00 AM: Disk full on VOL-2."
expect notice N-02n to=olive text~"Disk full on VOL-2."
mail from=carla to=support subject="Fwd: Job 8"
| Can you look at this one too?
|
| ---------- Forwarded message ---------
| From: Backup <backup@nas.alderair.example>
| Date: Mon, Nov 23, 2026 at 4:00 AM
| Subject: Job 8
| To: Carla Ruiz <carla@alderair.example>
|
| Tape missing.
expect new ticket T20261123.0002 contact=carla
expect notice N-02n to=olive text~"look at this one too? Forwarded, from Backup"
expect notice N-02n to=olive text~"Tape missing."

# Passed on twice inside the desk: the customer is the first who is not of the desk.
mail from=olive to=support subject="Fwd: Fwd: lift is stuck"
| Please take this.
|
| ---------- Forwarded message ---------
| From: Jonas Feld <jonas@desk.example>
| Date: Mon, Nov 23, 2026 at 9:30 AM
| Subject: Fwd: lift is stuck
| To: Olive Grant <olive@desk.example>
|
| Came to me by mistake.
|
| ---------- Forwarded message ---------
| From: Tess Wynn <tess@brightwater.example>
| Date: Mon, Nov 23, 2026 at 9:00 AM
| Subject: lift is stuck
| To: Jonas Feld <jonas@desk.example>
|
| It is stuck on floor 2.
expect new ticket T20261123.0003 contact=tess
mail from=olive to=support+internal subject="[T20261123.0003] lift is stuck"
| #assign @jonas
| Please call her today about this.
expect notice N-20 to=jonas text~"Came to me by mistake. Forwarded, from Tess Wynn"
expect notice N-20 to=jonas text~"It is stuck on floor 2."
