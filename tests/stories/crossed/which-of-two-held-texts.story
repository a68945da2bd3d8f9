# GW-10, E-02, E-33: of two texts that are held none goes out that was not meant.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" id=c1
| It does not print.
at 2026-11-23 10:20
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline"
| The cable was out.
at 2026-11-23 10:21
mail from=maya to=support reply=c1 subject="Re: [T20261116.0004] Printer offline"
| Please change the toner.
mail from=maya to=support reply=c1 subject="Re: [T20261116.0004] Printer offline"
| Which lights are on?
expect error E-33 to=maya
mail from=maya reply=N-34 subject="Re: Not sent" id=s1
| #send
expect notice N-03 to=carla text~"Which lights are on?"

# A second look at the last of two: what she answers then was about a mail of hers that held no text.
ticket T20261116.0005 "Scanner jams" contact=ben primary=maya status=in_progress
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams" id=b1
| It jams.
at 2026-11-23 10:40
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams"
| Only tray two.
mail from=maya to=support reply=b1 subject="Re: [T20261116.0005] Scanner jams"
| Please clean tray one.
mail from=maya to=support reply=b1 subject="Re: [T20261116.0005] Scanner jams"
| Shall we come by?
at 2026-11-23 10:50
mail from=ben to=support subject="Re: [T20261116.0005] Scanner jams"
| Now it smokes.
mail from=maya reply=N-34 subject="Re: Not sent"
| #send
expect error E-33 to=maya
mail from=maya reply=N-34 subject="Re: Not sent"
| #send
expect error E-02 to=maya text~"2 of yours wait"
expect no notice to=ben
# As in the error: the text once more, which she has seen all of.
mail from=maya reply=N-34 subject="Re: Not sent"
| #public
| Switch it off, we come by.
expect notice N-03 to=ben text~"Switch it off"
