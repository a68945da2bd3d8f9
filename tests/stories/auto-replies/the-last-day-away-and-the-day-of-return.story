# GW-06, UC-16: "until the 10th" holds over the 10th, "back on the 11th" until that morning; of several days the
# latest counts, over weekends, holidays and the year's end; a day that is named nowhere surely holds nothing.
at 2026-11-23 10:00
ticket T20261123.0001 "Until and from" contact=carla primary=maya status=waiting_customer
ticket T20261123.0002 "Until Friday" contact=carla primary=maya status=waiting_customer
ticket T20261123.0003 "Day or month" contact=carla primary=maya status=waiting_customer
ticket T20261123.0004 "Quoted" contact=carla primary=maya status=waiting_customer
ticket T20261123.0005 "Opening hours" contact=carla primary=maya status=waiting_customer
ticket T20261123.0006 "From and to" contact=carla primary=maya status=waiting_customer
mail from=carla to=support subject="Automatische Antwort: [T20261123.0001] Until and from" header="Auto-Submitted: auto-replied"
| Ich bin bis zum 10. Dezember nicht im Büro und ab dem 11. wieder da.
expect notice N-02a to=maya text~"held until then"
expect timer T20261123.0001 waiting_reminder due="2026-12-11 09:00"
mail from=carla to=support subject="Automatic reply: [T20261123.0002] Until Friday" header="Auto-Submitted: auto-replied"
| I'm out through Friday, December 4.
expect timer T20261123.0002 waiting_reminder due="2026-12-07 09:00"
# the 1st of December, or the 12th of January: the later
mail from=carla to=support subject="Automatic reply: [T20261123.0003] Day or month" header="Auto-Submitted: auto-replied"
| I am away until 12/01.
expect timer T20261123.0003 waiting_reminder due="2027-01-13 09:00"
mail from=carla to=support subject="Automatic reply: [T20261123.0004] Quoted" header="Auto-Submitted: auto-replied"
| I am away and cannot read mail.
|
| On Mon, Nov 23, 2026 at 10:00 AM Maya Ortiz <maya@desk.example> wrote:
| > I am out until 14 December myself.
expect notice N-02a to=maya text~"waiting and contact tries go on"
expect timer T20261123.0004 waiting_reminder due="2026-11-30 09:00"
mail from=carla to=support subject="Automatic reply: [T20261123.0005] Opening hours" header="Auto-Submitted: auto-replied"
| I am out of the office. Our hotline is open Monday to Friday from 9 to 17 at 030 12.12.2026.
expect timer T20261123.0005 waiting_reminder due="2026-11-30 09:00"
mail from=carla to=support subject="Automatic reply: [T20261123.0006] From and to" header="Auto-Submitted: auto-replied"
| Nos bureaux sont fermés du 24 décembre au 1er janvier.
expect timer T20261123.0006 waiting_reminder due="2027-01-04 09:00"
# what holds nothing goes on; what is held comes on its morning, and not before
at 2026-11-30 09:00
expect notice N-04 to=carla subject~"Quoted"
expect notice N-04 to=carla subject~"Opening hours"
at 2026-12-07 08:59
expect no notice N-04
at 2026-12-07 09:00
expect notice N-04 to=carla subject~"Until Friday"
at 2026-12-11 08:59
expect no notice N-04
at 2026-12-11 09:00
expect notice N-04 to=carla subject~"Until and from"
at 2027-01-04 08:59
expect no notice N-04
at 2027-01-04 09:00
expect notice N-04 to=carla subject~"From and to"

# the tries of a cycle and its closing are held as well
at 2027-01-04 10:00
ticket T20270104.0009 "Tries" contact=tess primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20270104.0009] Tries"
| Tess, does it print?
mail from=tess to=support subject="Automatic reply: [T20270104.0009] Tries" header="Auto-Submitted: auto-replied"
| I will not return to the office until Monday, February 1, 2027. Before that date, please write to Ben.
expect T20270104.0009 cycle=held attempts=1
expect timer T20270104.0009 uc_final_email due="2027-02-01 09:00"
at 2027-02-01 08:59
expect no notice N-09.3
expect no notice to=tess
at 2027-02-01 09:00
expect T20270104.0009 status=waiting_customer
