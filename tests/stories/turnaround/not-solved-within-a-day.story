# TAT-02.a, TAT-02.b, TAT-02.c: who asked hears when it takes longer; the owner is reminded of it once.
at 2026-11-23 09:30
mail from=carla to=support subject="The door is stuck"
| Please help.
expect timer T20261123.0001 headsup_due due="2026-11-23 15:30"
mail from=ben to=support subject="The lamp is broken"
| Please help.
mail from=tess to=support subject="The lift stands still"
| Please help.

# b
at 2026-11-23 10:00
mail from=maya to=support+internal subject="Re: [T20261123.0002] The lamp is broken"
| #headsup 2026-11-27 the lamp is ordered
expect notice N-08 to=ben text~"done by Friday 27 November"
expect no timer T20261123.0002 headsup_due
expect no timer T20261123.0002 reply_due
# c
mail from=maya to=support+complete subject="Re: [T20261123.0003] The lift stands still"
| It runs again.
expect no timer T20261123.0003 headsup_due

# a
at 2026-11-23 15:30
expect notice N-38 to=olive at="2026-11-23 15:30" subject~"[T20261123.0001]"
wait 10m
expect no notice N-38
