# LET-05; ST-13.a, ST-34.a, ST-28.b: Complete with an open checklist item is taken back at once, and the customer hears nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress checklist="1 done, 2 done, 3 open"

mail from=maya to=support+complete subject="Re: [T20261116.0004] Printer offline"
| All done, Carla.
expect T20261116.0004 status=incomplete_reopened resolution=none
expect events T20261116.0004 "complete > incomplete_reopened"
expect notice N-14 to=maya subject~"Re-opened, incomplete" text~"checklist item 3"
expect notice N-14 to=maya text~"#check 3"
expect no notice N-06
expect no notice to=carla
expect no timer T20261116.0004 archive
