# CMD-02: a telephone puts a full stop, a client makes a list of lines that begin alike;
# no command is ever mailed to the customer for that.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #Waiting.
| Did it help?
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla text~"Did it help?"

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #progress,
expect T20261116.0004 status=in_progress
expect no notice to=carla

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| • #waiting
| • #tag vip
| Did it help?
expect error E-31 to=maya
expect notice N-34 to=maya text~"#waiting #tag vip #public Did it help?"
expect T20261116.0004 status=in_progress tags=""
expect no notice to=carla

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<ul><li>#waiting</li><li>#tag vip</li></ul><p>Did it help?</p>"
expect error E-31 to=maya
expect no notice to=carla

# What is no command stays text, in a list as elsewhere.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| - #1 in the hall prints again
| - #node.js is not needed
expect notice N-03 to=carla text~"#1 in the hall prints again"
