# ZD-14.a, TAT-07.a, CMD-03, TAT-01: the managers' digest on business days at digest.at; what waits is shown apart; figures are those of the week.
at 2026-11-16 09:00
ticket T20261102.0001 "Old one" contact=carla primary=maya status=waiting_customer
ticket T20261110.0001 "Working" contact=carla primary=maya status=in_progress
ticket T20261110.0002 "Comes back" contact=carla primary=jonas status=deferred due=2026-11-27
ticket T20261110.0003 "Done" contact=carla primary=jonas status=complete
# answers after 1 h, 3 h and 8 h of open time: the median is 3 h
at 2026-11-17 09:00
mail from=carla to=support subject="One"
| one
at 2026-11-17 10:00
mail from=maya to=support subject="Re: [T20261117.0001] One"
| Here is an answer to it.
at 2026-11-17 11:00
mail from=carla to=support subject="Two"
| two
at 2026-11-17 14:00
mail from=maya to=support subject="Re: [T20261117.0002] Two"
| Here is an answer to it.
at 2026-11-18 09:00
mail from=carla to=support subject="Three"
| three
at 2026-11-18 14:00
mail from=ben to=support subject="Nobody answers"
| hello?
at 2026-11-18 17:00
mail from=maya to=support subject="Re: [T20261118.0001] Three"
| Here is an answer to it.
at 2026-11-19 09:00
at 2026-11-20 08:29
expect no notice N-37
at 2026-11-20 08:30
expect notice N-37 to=mina at="2026-11-20 08:30" subject~"Tickets on 2026-11-20: 7 open, 1 answer overdue"
expect notice N-37 to=omar
expect no notice N-37 to=maya
expect notice N-37 to=mina text~"7 open, 1 of them waiting"
expect notice N-37 to=mina text~"Maya Ortiz 2 1 2026-11-02 0"
expect notice N-37 to=mina text~"Jonas Feld 1 0 2026-11-10 0"
expect notice N-37 to=mina text~"nobody 4 0 2026-11-17 1"
expect notice N-37 to=mina text~"Answers overdue T20261118.0002 since Thu 2026-11-19 14:00 EST"
expect notice N-37 to=mina text~"Median answer time 3 h"
expect notice N-37 to=mina file="Open by status.png"

# not on a weekend or a holiday
at 2026-11-22 12:00
expect no notice N-37
at 2026-11-23 08:30
expect notice N-37 to=mina text~"Deferred, due this week T20261110.0002 on Fri 2026-11-27"
at 2026-11-26 12:00
expect no notice N-37 to=mina at="2026-11-26 08:30"
set digest.at=10:15
at 2026-11-27 10:15
expect notice N-37 to=mina at="2026-11-27 10:15"
