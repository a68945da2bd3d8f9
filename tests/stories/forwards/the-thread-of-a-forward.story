# GW-08, GW-15: what a resource passed on to open a ticket begins its thread, for people of that account.
at 2026-11-23 10:00
mail from=olive to=support subject="Fwd: lift is stuck" header="References: <Th.1@brightwater.example>"
| Please take this.
|
| ---------- Forwarded message ---------
| From: Tess Wynn <tess@brightwater.example>
| Date: Mon, Nov 23, 2026 at 9:00 AM
| Subject: lift is stuck
| To: Olive Grant <olive@desk.example>
|
| It is stuck on floor 2.
expect new ticket T20261123.0001 contact=tess
wait 1h
mail from=tess to=support subject="Re: lift is stuck" header="In-Reply-To: <Th.1@brightwater.example>"
| It is on floor 3 now.
expect no new ticket
expect note T20261123.0001 public by=tess text~"floor 3"

# somebody of another account who quotes the id begins a matter of their own
mail from=carla to=support subject="Re: lift is stuck" header="In-Reply-To: <Th.1@brightwater.example>"
| Ours is stuck too.
expect new ticket T20261123.0002 contact=carla
