# ST-29.a, ST-29.b, C-05: a vendor's answer is a note and an alert and ends no wait; in msp any vendor will do.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #vendor our PO-88 at Ingram
expect T20261116.0004 status=waiting_vendor
mail from=ina to=support subject="Re: [T20261116.0004] Printer offline"
| It ships on Friday.
expect T20261116.0004 status=waiting_vendor
expect notice N-02 to=maya text~"It ships on Friday."
expect note T20261116.0004 internal text~"It ships on Friday."
