# ZD-07.a, ZD-07.b, ZD-07.c, ZD-07.d, E-24: in zoho an internal ticket has a client id: named in its words, or asked for.
profile zoho
mail from=olive to=support subject="Holiday banner"
| CID 10417 wants the banner changed before Thursday.
expect new ticket T20261123.0001
expect no notice N-34
mail from=olive to=support+internal subject="Re: [T20261123.0001] Holiday banner"
| #show
expect notice N-45 to=olive text~"Alder Air & Comfort (CID 10417)"

mail from=olive to=support subject="Filter reminder for Comfort"
| Please add a filter reminder to the web site.
expect new ticket T20261123.0002
expect error E-24 to=olive
expect notice N-34 to=olive text~"Alder Air & Comfort (10417), Comfort Zone HVAC (10422)" text~"The ticket is opened" text~"#cid 10417"

# until it is set no other department gets it; the same mail may set it
mail from=olive to=support+internal subject="Re: [T20261123.0002] Filter reminder for Comfort"
| #dept seo
|
| Summary: a filter reminder is wanted on the web site.
| Done: asked the client for the texts.
| Cause: unknown
| Remaining: put the reminder on the start page
| Blockers: none
| Files: none
| Status: open
| Urgency: low
expect error E-24 to=olive
mail from=olive to=support+internal subject="Re: [T20261123.0002] Filter reminder for Comfort"
| #cid 99999
expect error E-24 to=olive
expect notice N-34 to=olive text~"unknown"
mail from=olive to=support+internal subject="Re: [T20261123.0002] Filter reminder for Comfort"
| #dept seo
| #cid 10422
|
| Summary: a filter reminder is wanted on the web site.
| Done: asked the client for the texts.
| Cause: unknown
| Remaining: put the reminder on the start page
| Blockers: none
| Files: none
| Status: open
| Urgency: low
expect T20261123.0002 department=seo
expect notice N-33 to=olive text~"Comfort Zone HVAC"

# a customer's own ticket has their account's, and nobody is asked
mail from=carla to=support subject="Change our opening hours"
| From nine to six, please.
expect new ticket T20261123.0003 contact=carla
expect no notice N-34
# nobody is named at all
mail from=olive to=support subject="Toner"
| We are out of it.
expect notice N-34 to=olive text~"No account is named in the words"
