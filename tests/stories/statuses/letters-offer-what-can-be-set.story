# STA-04, ST-42, LET-05: the commands that a letter offers are those that would not be refused on this ticket.
at 2026-11-23 10:00
ticket T20261116.0001 "Order" contact=carla primary=maya status=in_progress category=order
ticket T20261116.0002 "Backup" contact=carla primary=maya status=no_appt_todo category=todo
ticket T20261116.0003 "Visit" contact=carla primary=maya status=scheduled
ticket T20261116.0004 "Mouse" contact=carla primary=maya status=new
ticket T20261116.0005 "Printer offline" contact=carla primary=maya status=waiting_customer

# an order is never scheduled
mail from=olive to=support+internal subject="Re: [T20261116.0001] Order"
| #resource call Ingram
expect notice N-13 to=maya text~"#waiting"
expect no notice N-13 text~"#scheduled"
mail from=maya to=support+internal subject="Re: [T20261116.0001] Order"
| #admin @olive: bill it
expect notice N-12 to=olive text~"#resource <what is next>"
expect no notice N-12 text~"#scheduled"
mail from=maya to=support+internal subject="Re: [T20261116.0001] Order"
| #progress
at 2026-11-23 14:00
expect notice N-44 to=maya text~"#resource <next step>"
expect no notice N-44 text~"#scheduled"

# background work waits for no customer
mail from=carla to=support subject="Re: [T20261116.0002] Backup"
| How is it going?
expect notice N-02 to=maya text~"#complete   #resume"
expect no notice N-02 text~"#waiting"

# where the mail changed no status there is nothing to resume
mail from=carla to=support subject="Re: [T20261116.0003] Visit"
| Is it still on?
expect notice N-02 to=maya text~"#waiting   #complete"
expect no notice N-02 text~"#resume"
mail from=carla to=support subject="Re: [T20261116.0005] Printer offline"
| It is the 3004.
expect notice N-02 to=maya text~"#waiting   #complete   #resume"

# and no ticket becomes New again
mail from=carla to=support subject="Re: [T20261116.0004] Mouse is resolved"
| Never mind.
expect notice N-15 to=maya text~"#progress"
expect no notice N-15 text~"#resume"
mail from=maya reply=N-15
| #progress
expect T20261116.0004 status=in_progress

# an automatic reply on a ticket that waits for nobody offers no hold, and says nothing of tries
set uc.hold_on_autoreply=no
ticket T20261116.0007 "Cable" contact=carla primary=maya status=in_progress
ticket T20261116.0008 "Mouse pad" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Automatic reply: [T20261116.0007] Cable" header="Auto-Submitted: auto-replied"
| I am away, back on 2026-12-01.
expect notice N-02a to=maya text~"does not count as an answer."
expect no notice N-02a text~"#uc hold"
mail from=carla to=support subject="Automatic reply: [T20261116.0008] Mouse pad" header="Auto-Submitted: auto-replied"
| I am away, back on 2026-12-01.
expect notice N-02a to=maya text~"waiting and contact tries go on"
expect notice N-02a to=maya text~"#uc hold 2026-12-01"
