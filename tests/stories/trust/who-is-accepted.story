# GW-14, E-32: #accept means the stranger whose alert or mail is answered; with several and no such tie it asks.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=anna@newpartner.example to=support subject="Re: [T20261116.0004] Printer offline" id=s1
| I am Carla's new colleague.
expect notice N-02b to=maya
wait 20m
mail from=eve@evil.example to=support subject="Re: [T20261116.0004] Printer offline" id=s2
| me too
wait 20m
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #accept
expect error E-32 to=maya
expect notice N-34 to=maya text~"anna@newpartner.example" text~"eve@evil.example"
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #accept nobody@newpartner.example
expect error E-02 to=maya
mail from=maya reply=s1 to=support subject="Re: [T20261116.0004] Unverified sender: Printer offline"
| #accept
wait 1h
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| The password is in the safe.
expect notice N-03 to=anna@newpartner.example
expect no notice to=eve@evil.example

# One who waits needs no tie; an address names one of several.
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
mail from=otto@newpartner.example to=support subject="Re: [T20261116.0005] Scanner jams"
| Me as well.
mail from=eve@evil.example to=support subject="Re: [T20261116.0005] Scanner jams"
| And me.
mail from=maya to=support subject="Re: [T20261116.0005] Scanner jams"
| #accept otto@newpartner.example
mail from=maya to=support subject="Re: [T20261116.0005] Scanner jams"
| We come at nine.
expect notice N-03 to=otto@newpartner.example
expect no notice to=eve@evil.example
