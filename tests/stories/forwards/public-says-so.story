# GW-10: #public on a forward relays the forwarder's own words, and nothing of what was passed on.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="FW: [T20261116.0004] Printer offline"
| #public
| Carla, the part comes on Friday.
|
| ---------- Forwarded message ---------
| From: Ina Gram <ina@ingram.example>
| Date: Mon, Nov 23, 2026 at 9:00 AM
| Subject: delivery
| To: Maya Ortiz <maya@desk.example>
|
| Your margin is 60 percent, it leaves today.
expect notice N-03 to=carla text~"the part comes on Friday"
expect no notice to=carla text~"margin"
expect note T20261116.0004 public by=maya text~"the part comes on Friday"
expect no note T20261116.0004 public text~"margin"
expect note T20261116.0004 internal by=maya text~"Your margin is 60 percent"

# an ordinary answer with a quotation is no forward
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| It is here now.
|
| On Mon, Nov 23, 2026 at 9:00 AM Carla Ruiz <carla@alderair.example> wrote:
| > When does it come?
expect notice N-03 to=carla text~"It is here now."
