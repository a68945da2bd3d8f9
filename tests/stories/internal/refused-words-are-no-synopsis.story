# ZD-05: the mark on the note of a refused text is not part of its words: a title stays a title, a synopsis one.
ticket T20261116.0004 "Shop" contact=carla primary=olive status=in_progress
mail from=olive to=support+internal subject="Re: [T20261116.0004] Shop"
| #dept networking
| Shop
expect error E-28 to=olive
mail from=olive to=support+internal subject="Re: [T20261116.0004] Shop"
| #dept networking
expect error E-28 to=olive
expect T20261116.0004 department=cs

# refused for its spelling, but said: the next mail need not say it again
mail from=olive to=support+internal subject="Re: [T20261116.0004] Shop"
| #dept netwrking
| The shop answers with error 500 since the certificate was renewed.
expect error E-22 to=olive
mail from=olive to=support+internal subject="Re: [T20261116.0004] Shop"
| #dept networking
expect T20261116.0004 department=networking
expect notice N-20 to=jonas text~"error 500"

# a signature below the command is no synopsis either, in the profile that asks for one each time
profile zoho
ticket T20261116.0005 "Landing pages" contact=carla primary=olive status=open category=department
mail from=olive to=support+internal subject="Re: [T20261116.0005] Landing pages"
| #assign @maya
|
| Olive Grant
| Desk | +1 555 0100
expect error E-28 to=olive
mail from=olive to=support+internal subject="Re: [T20261116.0005] Landing pages"
| #assign @maya
expect error E-28 to=olive
expect T20261116.0005 primary=olive
