# GW-12, CMD-03, CMD-07: Carla asked twice. Her second ticket ends without gates and without a completion's letter;
# what was written in it stands in the first one, she is told the number, and what she writes on the old one arrives there.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress tags="printer"
ticket T20261120.0001 "Printer still offline" contact=carla primary=jonas status=in_progress checklist="1 open" tags="vip"

mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" attach=photo.pdf:application/pdf:9kB
| This is what it prints.
mail from=carla to=support subject="Re: [T20261120.0001] Printer still offline" attach=driver.log:text/plain:4kB
| Here is the log you asked for.
mail from=jonas to=support+internal subject="Re: [T20261120.0001] Printer still offline"
| Ben knows the admin password, ask him.

mail from=maya to=support+internal subject="Re: [T20261120.0001] Printer still offline"
| #merge into T20261116.0004
expect T20261120.0001 status=note_emailed_in
expect notice N-35 to=maya text~"#merge into T20261116.0004"
confirm maya
expect T20261120.0001 status=complete resolution=merged
expect notice N-06c to=carla text~"T20261116.0004" at="2026-11-23 10:02"
expect no notice N-06
expect no notice N-14
expect notice N-33 to=maya text~"Merged into" text~"T20261116.0004"
expect notice N-02c to=jonas text~"T20261116.0004"
expect note T20261116.0004 public by=carla text~"Here is the log you asked for."
expect note T20261116.0004 internal by=jonas text~"Ben knows the admin password"
expect T20261116.0004 tags="printer, vip" checklist="1 open"
expect no note T20261116.0004 internal flag=crossed

wait 1h
mail from=carla reply=N-06c
| Any news?
expect note T20261116.0004 public text~"Any news?"
expect T20261116.0004 status=note_emailed_in
expect notice N-02 to=maya
expect T20261120.0001 status=complete
mail from=carla to=support subject="Re: [T20261120.0001] Printer still offline"
| And by number?
expect note T20261116.0004 public text~"And by number?"

# the files of both are numbered behind one another
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #files
expect notice N-48 to=maya text~"1  photo.pdf" text~"2  driver.log" file="driver.log"
