# ST-42, TR-17, ST-19: a letter offers no status that the ticket's category has not.
profile landesk
ticket T20261116.0001 "Form broken" contact=tess primary=maya status=in_progress group=digital category=operations triage=approved
at 2026-11-23 15:00
expect notice N-44 to=maya text~"#waiting"
expect no notice N-44 text~"#scheduled"
expect no notice N-44 text~"#resource"
ticket T20261116.0002 "Form done" contact=tess primary=maya status=complete group=digital category=operations triage=approved
mail from=tess to=support subject="Re: [T20261116.0002] Form done"
| It is broken again.
expect notice N-41 to=maya text~"#waiting #complete"
# The contrary: where the category has them, they are offered.
profile standard
ticket T20261116.0003 "Printer" contact=carla primary=maya status=in_progress
at 2026-11-24 12:00
expect notice N-44 to=maya text~"#scheduled 2026-11-25 10:00 #resource <next step> #todo"
ticket T20261116.0004 "Toner" contact=carla primary=maya status=complete category=order
mail from=carla to=support subject="Re: [T20261116.0004] Toner"
| It is the wrong one.
expect notice N-41 to=maya text~"#waiting #complete"
