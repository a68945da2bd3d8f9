# ZD-05.a, ZD-05.b, ZD-05.c: passed to another department only with words that say what is to be done.
mail from=olive to=support subject="FW: New phone number"
| #dept seo
|
| -----Original Message-----
| From: Carla Ruiz <carla@alderair.example>
| Sent: Monday, November 23, 2026 9:40 AM
| To: Desk <support@desk.example>
| Subject: New phone number
|
| Please change our phone number on the site.
expect error E-28 to=olive
expect new ticket T20261123.0001 department=cs contact=carla
expect no notice N-20

mail from=olive to=support+internal subject="Re: [T20261123.0001] New phone number"
| #dept seo
| New phone number
expect error E-28 to=olive
expect T20261123.0001 department=cs

mail from=olive to=support+internal subject="Re: [T20261123.0001] New phone number"
| #dept seo
| Client wants the phone number on all 3 landing pages changed to 555-0102
expect T20261123.0001 department=seo
expect notice N-20 text~"all 3 landing pages"
expect no error
