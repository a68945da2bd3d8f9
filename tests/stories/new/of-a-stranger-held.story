# GW-11.c: with stranger.new=hold a stranger's request waits for a person.
set stranger.new=hold
mail from=someone@elsewhere.example to=support subject="Can you help"
| My printer is broken.
expect quarantine reason=stranger_hold
expect no new ticket
expect no notice
