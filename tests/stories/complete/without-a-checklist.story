# LET-05; ST-13.b, ST-28.a, ST-03: without a checklist nothing stands against Complete; each contact gets one letter, no employee does.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

mail from=carla to=support cc=ben subject="Re: [T20261116.0004] Printer offline"
| Ben needs it too.
wait 10m
mail from=maya to=support+complete subject="Re: [T20261116.0004] Printer offline"
| All done, both of you.
expect T20261116.0004 status=complete resolution=done
expect notice N-06 to=carla at="2026-11-23 10:12" subject~"Completed: Printer offline" text~"All done, both of you."
expect notice N-06 to=ben text~"reply within 30 days"
expect no notice N-06 to=maya
expect no notice N-03
expect timer T20261116.0004 archive due="2026-12-24 00:00"
expect no timer T20261116.0004 reply_due
