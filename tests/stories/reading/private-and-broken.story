# GW-18.a: private mail is no ticket and no note; its body is shown to nobody.
mail from=carla to=support subject="My contract" header="Sensitivity: Private"
| This is between us.
expect no new ticket
expect quarantine reason=private
expect no notice text~"This is between us."
