# TAT-03.b, TAT-03.d, TAT-03.e, W-08: no second letter beside words to the customer; none of an internal ticket; none when asked not to.
ticket T20261116.0004 "Page is down" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Banner is old" primary=maya status=in_progress internal=true
ticket T20261116.0006 "Form is lost" contact=carla primary=maya status=in_progress

# b
mail from=olive to=support subject="Re: [T20261116.0004] Page is down"
| #dept seo
| Carla, our search engine people look after your landing page now.
expect T20261116.0004 department=seo
expect notice N-03 to=carla
expect no notice N-07
# d
mail from=olive to=support+internal subject="Re: [T20261116.0005] Banner is old"
| #dept seo
| The holiday banner of last year is still on the front page.
expect T20261116.0005 department=seo
expect no notice N-07
# e
mail from=olive to=support+internal subject="Re: [T20261116.0006] Form is lost"
| #dept seo
| #quiet
| The client wants the contact form back on her page.
expect T20261116.0006 department=seo
expect no notice to=carla
expect warning W-08 to=olive
