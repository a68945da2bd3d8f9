# ZD-11.a, ZD-11.b, ZD-11.c, E-23: in zoho the department that has the ticket works on it; others write notes, take it, or may force.
profile zoho
ticket T20261116.0004 "Landing page" contact=carla primary=none status=open department=seo
mail from=olive to=support+internal subject="Re: [T20261116.0004] Landing page"
| #waiting
expect error E-23 to=olive text~"SEO is working on this ticket. Notes are fine; for changes use `#take` or `#force`."
expect T20261116.0004 status=open
mail from=maya to=support+internal subject="Re: [T20261116.0004] Landing page"
| #waiting
expect error E-23 to=maya text~"for changes use `#take`."
# words to the customer are work, too
mail from=maya to=support subject="Re: [T20261116.0004] Landing page"
| Carla, the page is ready.
expect error E-23 to=maya
expect no notice N-03
expect note T20261116.0004 internal by=maya text~"the page is ready"
# a note is fine
mail from=olive to=support+internal subject="Re: [T20261116.0004] Landing page"
| Carla called: she wants the phone number larger.
expect no error
expect note T20261116.0004 internal by=olive text~"the phone number larger"
# who may force does; who may not is told of nothing but #take
mail from=maya to=support+internal subject="Re: [T20261116.0004] Landing page"
| #force
| #waiting
expect error E-23 to=maya
mail from=olive to=support+internal subject="Re: [T20261116.0004] Landing page"
| #force
| #backburner
expect T20261116.0004 status=backburner
mail from=maya to=support subject="Re: [T20261116.0004] Landing page"
| #take
| #waiting
| Carla, is the number on the page right now?
expect T20261116.0004 primary=maya status=waiting_customer
expect notice N-03 to=carla
expect no warning W-07

profile standard
ticket T20261116.0005 "Landing page" contact=carla primary=jonas status=in_progress department=seo
mail from=olive to=support+internal subject="Re: [T20261116.0005] Landing page"
| #waiting
expect T20261116.0005 status=waiting_customer
expect notice N-02c to=jonas
