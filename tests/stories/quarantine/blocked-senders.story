# GW-19: a sender is blocked by answers to N-02n, N-02b and N-36; what they send then is held as spam, and no letter goes.
mail from="Deal <deal@spam.example>" to=support subject="Cheap toner"
| Buy now.
expect new ticket T20261123.0001
expect notice N-01 to=deal@spam.example
expect notice N-02n to=olive text~"#block"
mail from=olive reply=N-02n
| #block
expect notice N-33 to=olive text~"deal@spam.example" text~"#unblock deal@spam.example"

# new mail, an answer on the ticket, another name, another spelling, and a tag: all the same sender
mail from=deal@spam.example to=support subject="Cheaper toner"
| Buy today.
expect quarantine reason=spam
expect no notice to=deal@spam.example
expect no new ticket
mail from=deal@spam.example to=support subject="Re: [T20261123.0001] Cheap toner"
| And?
expect quarantine reason=spam
mail from="Carla Diaz <DEAL@Spam.Example>" to=support subject="Help"
| It is me.
expect quarantine reason=spam
mail from=deal+more@spam.example to=support subject="More"
| Buy.
expect quarantine reason=spam
expect no new ticket

# another address there is not blocked, nor one whose name only contains it
mail from=ideal@spam.example to=support subject="Printer of ours"
| Please help.
expect new ticket
mail from=deal@spam.example.net to=support subject="Printer of theirs"
| Please help.
expect new ticket

# the whole domain, from the alert about a stranger on a ticket; what lies below it, too
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=eve@shop.bad.example to=support subject="Re: [T20261116.0004] Printer offline"
| I sell printers.
expect notice N-02b to=maya text~"#block"
mail from=maya reply=N-02b
| #block bad.example
| #internal
expect notice N-33 to=maya text~"bad.example"
mail from=eve@shop.bad.example to=support subject="Printers"
| I sell printers.
expect quarantine reason=spam
mail from=eve@bad.example to=support subject="Printers"
| I sell printers.
expect quarantine reason=spam
mail from=eve@notbad.example to=support subject="A question"
| What do you cost?
expect new ticket

# lifted again
mail from=maya reply=N-02b
| #unblock bad.example
| #internal
expect notice N-33 to=maya text~"bad.example no more"
mail from=eve@bad.example to=support subject="Printers again"
| I sell printers.
expect new ticket
mail from=maya reply=N-02b
| #unblock bad.example
| #internal
expect warning W-18 to=maya
