# GW-06, GW-04: the automatic reply of somebody unknown is filed, and nobody is bothered.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer
mail from=someone@elsewhere.example to=support subject="Automatic reply: [T20261116.0004] Printer offline" header="Auto-Submitted: auto-replied"
| We have your message.
expect note T20261116.0004 internal text~"We have your message."
expect no notice
