# GW-11, ZD-01: what an employee opens is internal; no customer hears of it.
mail from=olive to=support subject="Update the holiday banner"
| It still shows last year.
expect new ticket T20261123.0001 internal=yes status=new
expect no notice N-01
