# LET-05: the customer's answer re-opens; the completion letter that still waits is taken back.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #complete
wait 1m
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| And the scanner is down now.
expect T20261116.0004 status=note_emailed_in reopened=1
expect cancelled N-06 to=carla
