# GW-19: never a desk member, an account on file or a public mail provider as a whole; only in answers to what tells of strangers.
mail from=someone@elsewhere.example to=support subject="A question"
| What do you cost?
expect notice N-02n to=olive
mail from=olive reply=N-02n
| #block maya@desk.example
expect error E-02 to=olive text~"the desk's own"
mail from=olive reply=N-02n
| #block Maya+private@DESK.example
expect error E-02 to=olive
mail from=olive reply=N-02n
| #block desk.example
expect error E-02 to=olive text~"the desk's own"
mail from=olive reply=N-02n
| #block support@desk.example
expect error E-02 to=olive
mail from=olive reply=N-02n
| #block carla@alderair.example
expect error E-02 to=olive text~"on file" text~"Alder Air"
mail from=olive reply=N-02n
| #block alderair.example
expect error E-02 to=olive text~"on file"
# somebody there who is not on file, and what lies below the account's domain
mail from=olive reply=N-02n
| #block nobody@alderair.example
expect error E-02 to=olive text~"on file"
mail from=olive reply=N-02n
| #block north.alderair.example
expect error E-02 to=olive text~"on file"
# domains that are open to everybody, or under which names are sold
mail from=olive reply=N-02n
| #block gmail.com
expect error E-02 to=olive text~"open to everybody"
mail from=olive reply=N-02n
| #block co.uk
expect error E-02 to=olive
mail from=olive reply=N-02n
| #block com
expect error E-02 to=olive
# an address there is one sender
mail from=olive reply=N-02n
| #block deals.daily@gmail.com
expect notice N-33 to=olive text~"deals.daily@gmail.com"
mail from=deals.daily@gmail.com to=support subject="Deals"
| Buy.
expect quarantine reason=spam
mail from=anna.real@gmail.com to=support subject="My printer"
| It is broken.
expect new ticket

# a mail that answers no such letter knows no such verb, nor does a customer's; a ticket of Carla's tells of no stranger
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="[T20261116.0004] Printer offline"
| #block someone@elsewhere.example
expect error E-01 to=maya
mail from=maya to=support subject="block them"
| #block someone@elsewhere.example
expect error E-01 to=maya
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| #block someone@elsewhere.example
expect no notice to=carla
mail from=someone@elsewhere.example to=support subject="Another question"
| And for two?
expect new ticket

# who nobody can prove is asked first
mail from=olive auth=none reply=N-02n
| #block elsewhere.example
expect notice N-35 to=olive text~"#block elsewhere.example"
mail from=someone@elsewhere.example to=support subject="A third question"
| And for three?
expect new ticket
confirm olive
expect notice N-33 to=olive text~"elsewhere.example"
mail from=someone@elsewhere.example to=support subject="A fourth question"
| And for four?
expect quarantine reason=spam
