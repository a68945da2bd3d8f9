# GW-03.1, GW-25: a mail from our own address that we did not send is held.
mail from=support to=support subject="FW: help" auth=pass
| Please look at this.
expect quarantine reason=self_addressed
expect no new ticket
expect no notice
