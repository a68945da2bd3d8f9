# ST-47, ST-36, STA-03: where a profile reads Open, #resume leads behind it too; nothing becomes New again.
profile zendesk
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_customer category=engineering
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| I will look.
expect T20261116.0004 status=open status_before=waiting_customer
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resume
expect T20261116.0004 status=waiting_customer
expect timer T20261116.0004 waiting_reminder
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #open
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resume
expect error E-25 to=maya
expect T20261116.0004 status=open

profile standard
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=new
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams is resolved"
| Never mind.
expect T20261116.0005 status=says_close
mail from=maya reply=N-15
| #resume
expect error E-25 to=maya text~"New"
expect T20261116.0005 status=says_close
