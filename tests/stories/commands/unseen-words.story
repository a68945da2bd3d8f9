# E-34: what no reader sees, or perhaps not, is no command; nothing is sent, the sender hears.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

# The same colour as what is under it.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<div style='color:#fefefe'>#complete</div><div>hello</div>"
expect error E-34 to=maya text~"cannot be seen by a reader"
expect T20261116.0004 status=in_progress
expect no notice N-03

# Moved off the page.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<p style='position:absolute; left:-2000px'>#complete</p><p>hello again</p>"
expect error E-34 to=maya
expect T20261116.0004 status=in_progress

# By the mail's own style sheet, through what the words stand in.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<style>.a > p.b { clip-path: inset(50%) }</style><div class=a><p class='c b'>#complete</p></div><p>a third time</p>"
expect error E-34 to=maya
expect T20261116.0004 status=in_progress

# A style that cannot be judged.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<p style='mask-image:url(x.png)'>#complete</p><p>a fourth time</p>"
expect error E-34 to=maya
expect T20261116.0004 status=in_progress

# A customer's hidden words are nobody's commands, and their mail is read as ever.
mail from=carla to=support subject="Re: [T20261116.0004] Printer offline" html="<div style='display:none'>#complete</div><div>It is offline again.</div>"
expect T20261116.0004 status=note_emailed_in

# Hidden words that say more than those that are seen.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<div style='display:none'>#complete</div><div>#tag one</div><div>a fifth time</div>"
expect error E-34 to=maya
expect T20261116.0004 tags=

# The same words once more, in the colour of what is under them: they would be done twice.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<div>#time 15m fan</div><div style='color:#fefefe'>#time 15m fan</div><div>a sixth time</div>"
expect error E-34 to=maya

# One is seen, the text part has two: in another case it is the same command all the same.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<div>#time 20m fan</div><div>A seventh time.</div>"
  | #time 20m fan
  | #Time 20m fan
  | A seventh time.
expect error E-34 to=maya
