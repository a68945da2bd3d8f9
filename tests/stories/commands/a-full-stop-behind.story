# CMD-02: two blanks on a telephone make a full stop and one blank; neither is part of what a command names.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress category=support
ticket T20261116.0003 "Printer broken" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #Scheduled  2026-11-30  10:00  am  for 1h  with "Jonas  Feld".
| #Queue Onsite  Support.
| #Category onsite.
| #Contact ben@alderair.example.
| #Cid 10417.
| #Title Printer  on floor 2.
| #Timedone yes.
expect no notice N-34
expect T20261116.0004 status=scheduled queue="Onsite Support" category=onsite contact=ben time_entries=done title="Printer on floor 2."

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #Assign queue:Onsite  Support.
| #Cancelcall all.
expect no notice N-34

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #Take force.
| #Defer 1-dec.
expect no notice N-34
expect T20261116.0004 status=deferred due=2026-12-01 primary=maya
expect no note T20261116.0004 internal text~"."

mail from=maya to=support+me subject="Holiday"
| #Away 2026-12-07 - 2026-12-11.
expect no notice N-34
expect notice N-33 to=maya text~"2026-12-11"

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #Duplicate of [T20261116.0003].
expect no notice N-34
expect T20261116.0004 status=complete

# free words keep theirs
mail from=maya to=support+internal subject="Re: [T20261116.0003] Printer broken"
| #Resource please call Carla.
expect notice N-13 to=maya text~"please call Carla."
