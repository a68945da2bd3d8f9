# CMD-02, GW-16: HTML alone, no-break spaces, full-width signs, quotes and signatures under a command.
ticket T20261116.0001 "Mouse" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0001] Mouse" html="<html><body><div>#waiting</div><div>Which mouse?</div><div style='border-top:solid #E1E1E1 1.0pt'><b>From:</b> Carla<br><b>Sent:</b> Monday<br><b>Subject:</b> Mouse</div><p>#complete</p></body></html>"
expect T20261116.0001 status=waiting_customer
expect notice N-03 to=carla text~"Which mouse?"

ticket T20261116.0002 "Keyboard" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0002] Keyboard" html="<div>&nbsp;#waiting</div><div>Which one?</div><!-- #complete -->"
expect T20261116.0002 status=waiting_customer

ticket T20261116.0003 "Screen" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0003] Screen"
| ＃WAITING
| Which one?
|
| Sent from my iPhone
|
| > On Nov 20, 2026, at 09:00, Carla Ruiz <carla@alderair.example> wrote:
| >
| > #complete
expect T20261116.0003 status=waiting_customer
expect notice N-03 to=carla text~"Which one?"

ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline"
| #attempt phone 2026-11-23 09:20
| vm
expect error E-15 to=maya
expect T20261116.0004 attempts=0

mail from=olive to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #assign “Jonas Feld”
expect T20261116.0004 primary=jonas

mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline" html="<p>Only a thought.</p><!-- #complete --><blockquote>#complete</blockquote>"
expect T20261116.0004 status=in_progress
