# E-34 not: what ordinary clients write around a command hides nothing.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

# Outlook, with its style sheet.
mail from=maya to=support subject="Re: [T20261116.0004] Printer offline" html="<html><head><style><!-- @font-face {font-family:Calibri} p.MsoNormal {margin:0cm; font-size:11.0pt} a:link {color:#0563C1} span.EmailStyle17 {color:windowtext} @page WordSection1 {size:612.0pt} div.WordSection1 {page:WordSection1} --></style></head><body lang=EN link='#0563C1'><div class=WordSection1><p class=MsoNormal><span style='font-size:11.0pt;color:black;mso-fareast-language:EN-US'>#tag one</span></p><p class=MsoNormal>Done here.</p></div></body></html>"
expect T20261116.0004 tags=one
expect no error E-34

# Apple Mail in the dark.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline" html="<html><head><style>@media (prefers-color-scheme: dark) { body { background: #000; color: #fff } }</style></head><body style='overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;'><span style='caret-color: rgb(0, 0, 0); color: rgb(0, 0, 0);'>#tag two</span><div>Noted.</div></body></html>"
expect T20261116.0004 tags=one,two
expect no error E-34

# White words on a coloured cell, under a newsletter's hidden first words.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline" html="<div style='display:none;font-size:1px;color:#fff;max-height:0'>What is new: #1 of all</div><table bgcolor='#204080'><tr><td><font color=white>#tag three</font></td></tr></table><p>Noted too.</p>"
expect T20261116.0004 tags=one,three,two
expect no error E-34

# A program repeats the first words of the mail where nobody sees them: that asks for nothing more.
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline" html="<div style='display:none;max-height:0'>#tag four</div><div>#tag four</div><div>Noted again.</div>"
expect T20261116.0004 tags=four,one,three,two
expect no error E-34
