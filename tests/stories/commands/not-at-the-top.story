# CMD-02: commands stand at the top. #internal or #note alone on its line is obeyed wherever it stands; any other line
# that is a command word for word stops the mail, and N-34 carries it rearranged, ready to be sent again.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Not for Carla: we lost the part.
|
| #internal
expect note T20261116.0004 internal by=maya text~"we lost the part."
expect no note T20261116.0004 internal text~"#internal"
expect no notice to=carla

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #progress
| #end
| She must not read this.
| #note
expect T20261116.0004 status=in_progress
expect no notice to=carla

mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| Carla, does it print again?
| #waiting
expect T20261116.0004 status=in_progress
expect note T20261116.0004 internal by=maya text~"(not sent, see error)"
expect error E-31 to=maya text~"#waiting #public Carla, does it print again?"
expect no notice to=carla

# sent again as the letter says, by reply to it
mail from=maya reply=N-34
| #waiting
| #public
|
| Carla, does it print again?
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla text~"does it print again?"

# the contrary: no verb, not word for word, a plain #, all below #end
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #public
| Carla,
| #1 priority is the lamp.
| #check the cable first
| \#waiting
expect notice N-03 to=carla text~"#1 priority is the lamp. #check the cable first #waiting"
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #public
| #end
| In our manual the line says:
| #complete
expect notice N-03 to=carla text~"#complete"
expect T20261116.0004 status=waiting_customer
