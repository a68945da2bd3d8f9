# W-01 to W-05, W-14, W-16: what a receipt points out about a status or a date, in its own words.
ticket T20261116.0001 "New monitor" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0001] New monitor"
| #vendor customer ordered a monitor from Dell
expect T20261116.0001 status=waiting_vendor
expect notice N-33 to=maya text~"W-01 customer's own order? Waiting Vendor is for what we ordered; if the customer ordered it, use #waiting."

ticket T20261116.0002 "Sound" contact=ben primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0002] Sound"
| Please book: https://scheduler.example/b/abc
expect T20261116.0002 status=in_progress
expect notice N-33 to=maya text~"W-02 link found, status not set: send #linksent if you asked the customer to book."

ticket T20261116.0003 "Light" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0003] Light"
| #defer 2028-01-10
expect T20261116.0003 status=deferred due=2028-01-10
expect notice N-33 to=maya text~"W-03 far date: it is more than a year ahead. Is the year right?"

ticket T20261116.0004 "Scanner" contact=ben primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Scanner"
| #defer Sat
expect T20261116.0004 status=deferred due=2026-11-28
expect notice N-33 to=maya text~"W-04 not a service day: the ticket comes back on the last service day before."

ticket T20261116.0005 "Printer" contact=carla primary=maya status=in_progress
mail from=maya to=support+noshow subject="Re: [T20261116.0005] Printer"
| Nobody in the meeting.
expect T20261116.0005 status=no_show_remote
expect notice N-33 to=maya text~"W-05 no appointment on record that fits, so none was cancelled."

ticket T20261116.0006 "Phone" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0006] Phone"
| #status follow up needed: resource
| Ring the customer again.
expect T20261116.0006 status=follow_up_resource
expect notice N-33 to=maya text~"W-14 address and body disagree: they ask for two statuses, and the # line was followed."

ticket T20261116.0007 "Mouse" contact=carla primary=maya status=in_progress
mail from=maya to=support+waiting subject="Re: [T20261116.0007] Mouse"
| Please book: https://scheduler.example/b/abc
expect T20261116.0007 status=scheduling_link_sent
expect notice N-33 to=maya text~"W-16 link in the text, set Scheduling Link Sent instead of Waiting Customer; #waiting force sets the other."
