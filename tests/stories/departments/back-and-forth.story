# ZD-06.a, ZD-08.a, ZD-09.a, ZD-10.a: passed on with files and the whole thread; what stays ours waits until it comes back; back within a day is counted.
at 2026-11-23 09:00
mail from=carla to=support id=m1 subject="Two things"
| Please change the phone number on all pages, and our opening hours.
wait 10m
mail from=maya to=support reply=m1 subject="Re: [T20261123.0001] Two things"
| Carla, which pages do you mean?
wait 10m
mail from=carla to=support subject="Re: [T20261123.0001] Two things"
| All three landing pages.
mail from=jonas to=support+internal subject="Re: [T20261123.0001] Two things"
| The template is shared by all of them.
at 2026-11-23 10:00
mail from=olive to=support+internal subject="Re: [T20261123.0001] Two things" attach=screenshot.png:image/png:20kB
| #dept seo
| Client wants the phone number on all 3 landing pages changed to 555-0102.
| Still ours: change opening hours
expect T20261123.0001 department=seo primary=none checklist="1 open" passed_back=0
expect notice N-20 file="screenshot.png"
expect notice N-20 text~"Summary Client wants the phone number on all 3 landing pages changed to 555-0102."
expect notice N-20 text~"Carla Ruiz Please change the phone number on all pages, and our opening hours."
expect notice N-20 text~"Maya Ortiz Carla, which pages do you mean?"
expect notice N-20 text~"Jonas Feld (internal) The template is shared"
expect no notice N-20 text~"Waits for you"
at 2026-11-23 15:00
mail from=omar to=support+internal subject="Re: [T20261123.0001] Two things"
| #dept cs
| The number is changed on all three pages and checked on a phone.
expect T20261123.0001 department=cs passed_back=1
expect notice N-20 to=olive text~"Waits for you when it comes back: CS: change opening hours"
# a completion before it is done is taken back (ST-34)
mail from=olive to=support+internal subject="Re: [T20261123.0001] Two things"
| #take
| #complete
expect T20261123.0001 status=incomplete_reopened
# much later is no back and forth
at 2026-11-30 10:00
mail from=olive to=support+internal subject="Re: [T20261123.0001] Two things"
| #dept seo
| Client wants the number in the footer, too: 555-0102 on every page.
expect T20261123.0001 department=seo passed_back=1
