# GW-17, ZD-06, HO-09: files go with alerts, handings-over and answers; a stranger's are named, executables never go.
at 2026-11-23 10:00
mail from=carla to=support subject="Scanner" attach=scan.pdf:application/pdf:40kB
| It scans like this.
expect new ticket T20261123.0001 contact=carla
expect notice N-02n to=olive file="scan.pdf"
mail from=olive to=support+internal subject="[T20261123.0001] Scanner"
| #assign @jonas
| Please look at the pdf and call her.
expect notice N-20 to=jonas file="scan.pdf"
wait 30m
mail from=carla to=support subject="Re: [T20261123.0001] Scanner" attach=scan.log:text/plain:12kB attach=tool.exe:application/octet-stream:9kB
| The log, and the tool that made it.
expect notice N-02 to=jonas file="scan.log"
expect no notice N-02 to=jonas file="tool.exe"
expect notice N-02 to=jonas text~"tool.exe"
wait 30m
# what Maya has had in no letter goes with the handing-over; Jonas, who had it, is not sent it again
mail from=jonas to=support+internal subject="[T20261123.0001] Scanner"
| #assign @maya
| Maya, this is the driver again, see her log please.
expect notice N-20 to=maya file="scan.log"
expect notice N-20 to=maya file="scan.pdf"
wait 30m
mail from=maya to=support subject="Re: [T20261123.0001] Scanner" attach=driver.pdf:application/pdf:20kB
| Carla, these are the steps.
expect notice N-03 to=carla file="driver.pdf"
wait 30m
mail from=maya to=support+complete subject="Re: [T20261123.0001] Scanner" attach=report.pdf:application/pdf:20kB
| All done, the report is in the file.
expect notice N-06 to=carla file="report.pdf"

# a stranger's file is named and not sent
mail from=nina@newco.example to=support subject="Offer" attach=offer.pdf:application/pdf:20kB
| See the file.
expect notice N-02n to=olive text~"offer.pdf"
expect no notice N-02n to=olive file="offer.pdf"

# what a tech passes on stays inside, files and all
mail from=maya to=support subject="FW: [T20261123.0001] Scanner" attach=price.pdf:application/pdf:20kB
| #public
| The part comes on Friday.
|
| ---------- Forwarded message ---------
| From: Ina Gram <ina@ingram.example>
| Date: Mon, Nov 23, 2026 at 9:00 AM
| Subject: price
| To: Maya Ortiz <maya@desk.example>
|
| Attached.
expect notice N-03 to=carla text~"Friday"
expect no notice to=carla file="price.pdf"

# A heads-up with words of the command carries the file of their mail; beside an answer, that one carries it.
ticket T20261116.0010 "Plan" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0010] Plan" attach=plan.pdf:application/pdf:20kB
| #headsup 2026-11-27 here is the plan of the work
expect notice N-08 to=carla file="plan.pdf"
mail from=maya to=support subject="Re: [T20261116.0010] Plan" attach=plan.pdf:application/pdf:20kB
| #headsup 2026-11-30
| Carla, here is the new plan.
expect notice N-03 to=carla file="plan.pdf"
expect no notice N-08 file="plan.pdf"
mail from=maya to=support+internal subject="Re: [T20261116.0010] Plan" attach=log.txt:text/plain:1kB
| #headsup 2026-12-01
expect notice N-08 to=carla
expect no notice to=carla file="log.txt"
