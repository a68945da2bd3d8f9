# GW-19, CMD-08: #undo lifts a block.
mail from=dan@newco.example to=support subject="A question"
| What do you cost?
expect notice N-02n to=olive
mail from=olive reply=N-02n
| #block
expect notice N-33 to=olive
mail from=dan@newco.example to=support subject="Hello?"
| Are you there?
expect quarantine reason=spam
mail from=olive reply=N-33
| #undo
expect notice N-33 to=olive text~"dan@newco.example no more"
mail from=dan@newco.example to=support subject="Hello again?"
| Are you there now?
expect new ticket
expect notice N-01 to=dan@newco.example
