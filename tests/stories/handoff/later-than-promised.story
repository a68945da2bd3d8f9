# HO-13.a: a due date or an appointment that moves later without a word to the customer earns W-08; earlier, or told, it does not.
ticket T20261116.0004 "New laptop" contact=carla primary=maya status=in_progress due=2026-11-30
mail from=maya to=support+internal subject="Re: [T20261116.0004] New laptop"
| #due 2026-12-04
expect T20261116.0004 due=2026-12-04
expect warning W-08 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] New laptop"
| #due 2026-12-02
expect no warning W-08
mail from=maya to=support subject="Re: [T20261116.0004] New laptop"
| #due 2026-12-08
| Carla, the laptop comes on 8 December.
expect T20261116.0004 due=2026-12-08
expect no warning W-08

# An appointment that moves: to a later moment, in one line or cancelled and booked anew; an earlier one is no delay.
ticket T20261116.0005 "Router" contact=carla primary=maya status=scheduled
call T20261116.0005 2026-11-30 10:00
mail from=maya to=support+internal subject="Re: [T20261116.0005] Router"
| #scheduled 2026-12-01 10:00
expect warning W-08 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0005] Router"
| #cancelcall all
| #scheduled 2026-12-02 10:00
expect warning W-08 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0005] Router"
| #scheduled 2026-11-25 10:00
expect no warning W-08
mail from=maya to=support subject="Re: [T20261116.0005] Router"
| #scheduled 2026-12-04 10:00
| #public
| Carla, I come on 4 December instead.
expect no warning W-08
