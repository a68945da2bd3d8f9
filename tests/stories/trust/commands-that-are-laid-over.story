# GW-07: what is drawn over, drawn elsewhere or written to mislead is no command and is asked about; what clients write is obeyed.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress time_entries=done
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<div>#complete</div><div style='margin-top:-30px;background:#fff'>Hello Carla.</div>"
expect T20261116.0004 status=in_progress
expect error E-34 to=maya
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<link rel=stylesheet href=https://elsewhere.example/a.css><div class='h'>#complete</div><p>Hello Carla.</p>"
expect T20261116.0004 status=in_progress
expect error E-34 to=maya
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<style>@media (prefers-color-scheme:dark){body{background:#000}.h{color:#000}}</style><body><div class='h'>#complete</div><p>Hello Carla.</p>"
expect T20261116.0004 status=in_progress
expect error E-34 to=maya
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<div style='x:\\28;dis\\70lay:n\\6fne;y:\\29'>#complete</div><p>Hello Carla.</p>"
expect T20261116.0004 status=in_progress
expect error E-34 to=maya
# Outlook's paragraphs with a floating picture below, and Apple Mail's span with a dark sheet
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<style>v\:* {behavior:url(#default#VML);} @font-face{font-family:Calibri;panose-1:2 15 5 2 2 2 4 3 2 4} p.MsoNormal{margin:0cm;font-size:11.0pt;font-family:'Calibri',sans-serif}</style><div class=WordSection1><p class=MsoNormal>#waiting<o:p></o:p></p><p class=MsoNormal>Hello Carla, please look at the cable.</p><p class=MsoNormal><span style='mso-ignore:vglayout;position:absolute;left:0px;width:90px'><img src='cid:a'></span></p></div>"
expect T20261116.0004 status=waiting_customer
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<style>@media (prefers-color-scheme:dark){body{background:#1e1e1e;color:#eee}}</style><body style='overflow-wrap:break-word'><div style='caret-color:rgb(0,0,0);font-size:12px;-webkit-text-stroke-width:0px;text-decoration:none'>#complete</div><p>Hello Carla, the printer works again.</p>"
expect T20261116.0004 status=complete
