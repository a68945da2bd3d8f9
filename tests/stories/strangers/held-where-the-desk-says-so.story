# GW-14: with stranger.on_ticket = hold the mail waits in quarantine; nothing to accept is an error.
set stranger.on_ticket=hold
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=someone@elsewhere.example to=support subject="Re: [T20261116.0004] Printer offline"
| Hello?
expect quarantine reason=stranger_hold
expect no notice
expect no note T20261116.0004 internal
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #accept
expect error E-02 to=maya
