# UC-05.a, UC-05.b: waiting with a question starts counting, waiting in silence does not.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261116.0005 "Scanner jams" contact=carla primary=maya status=in_progress
ticket T20261116.0006 "New laptop" contact=ben primary=jonas status=in_progress

# a
mail from=maya to=support+waiting subject="Re: [T20261116.0004] Printer offline"
| Did the driver help?
expect T20261116.0004 status=waiting_customer cycle=open attempts=1
expect notice N-03 to=carla at="2026-11-23 10:02"
expect timer T20261116.0004 uc_phone_nudge due="2026-11-30 10:00"
expect timer T20261116.0004 uc_final_email due="2026-12-07 10:00"
expect timer T20261116.0004 uc_window due="2026-12-14 10:00"

# b
mail from=maya to=support subject="Re: [T20261116.0005] Scanner jams"
| #waiting
expect T20261116.0005 status=waiting_customer cycle=none attempts=0
expect timer T20261116.0005 waiting_reminder

# words that stay inside are no try either
mail from=jonas to=support+waiting+internal subject="Re: [T20261116.0006] New laptop"
| He was asked on the phone.
expect T20261116.0006 status=waiting_customer cycle=none
