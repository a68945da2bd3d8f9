# TAT-03.a, TAT-03.c: the 24 Hour Rule: who asked hears when another department is needed, once until they write again.
at 2026-11-23 09:00
mail from=carla to=support subject="Our page is down"
| Please help.
at 2026-11-24 10:00
mail from=olive to=support+internal subject="Re: [T20261123.0001] Our page is down"
| #dept seo
| The client wants the landing page back before Friday.
expect T20261123.0001 department=seo
expect notice N-07 to=carla at="2026-11-24 10:02" text~"SEO team"
expect notice N-07 to=carla text~"You will hear from us by Wednesday 25 November, 10:00 (New York)"
expect no timer T20261123.0001 reply_due
expect no notice N-03

# c: back and there again, and she is silent in between
wait 1h
mail from=olive to=support+internal subject="Re: [T20261123.0001] Our page is down"
| #dept cs
| The page is up again, please tell the client about it.
expect no notice to=carla
wait 1h
mail from=olive to=support+internal subject="Re: [T20261123.0001] Our page is down"
| #dept seo
| It went down once more, please look at the server log.
expect no notice to=carla

# she wrote in between
wait 1h
mail from=carla to=support subject="Re: [T20261123.0001] Our page is down"
| Is there news?
wait 1h
mail from=olive to=support+internal subject="Re: [T20261123.0001] Our page is down"
| #dept cs
| The client asks for news, please look after her.
expect notice N-07 to=carla

# and in the very minute of the heads-up: what she wrote after it counts
mail from=carla to=support subject="Re: [T20261123.0001] Our page is down"
| Is it down again?
mail from=olive to=support+internal subject="Re: [T20261123.0001] Our page is down"
| #dept seo
| It went down a third time, please look at the server log.
expect notice N-07 to=carla
