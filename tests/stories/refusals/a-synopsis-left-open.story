# E-28, CMD-08: the hole for the synopsis, sent back unfilled, reaches neither colleague nor customer.
profile zoho
ticket T20261116.0004 "Two scanners" contact=carla primary=maya status=open category=department department=cs
mail from=maya to=support subject="Re: [T20261116.0004] Two scanners"
| #assign @olive
expect error E-28 to=maya text~"<what the client wants, and what exactly is to be done>"
mail from=maya to=support subject="Re: [T20261116.0004] Two scanners"
| #assign @olive
|
| <what the client wants, and what exactly is to be done>
expect error E-28 to=maya
expect no notice to=carla
expect no notice N-20
