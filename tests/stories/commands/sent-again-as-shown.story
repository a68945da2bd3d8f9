# CMD-08, E-01, E-02, E-09, E-15, E-27: several mistakes in one mail are told together, each at its line; the right line
# stands as it was written; the block that comes back is obeyed as soon as the one hole is filled.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #sev 2
| #tagg vip
| #effort
| #defer 12/01
|
| Needs a part.
expect error E-01 to=maya
expect error E-02 to=maya
expect error E-27 to=maya
expect notice N-34 to=maya text~"line 1 #sev 2 not done either" text~"#tag" text~"Send again, corrected"
expect T20261116.0004 severity=none status=in_progress
mail from=maya reply=N-34
| #sev 2
| #tag vip
| #effort 4d
| #defer 2026-12-01
|
| Needs a part.
expect T20261116.0004 severity=2 tags="vip" status=deferred due=2026-12-01

# a German mail, HTML alone, with the same mistake in a list item of its own paragraph
ticket T20261116.0005 "Drucker offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="AW: [T20261116.0005] Drucker offline" html="<div>#waitng</div><div>#sev 2</div><div><br></div><div>Grüße aus Köln, ich warte auf die Kundin.</div>"
expect error E-01 to=maya
expect notice N-34 to=maya text~"#waiting #sev 2"
expect note T20261116.0005 internal by=maya text~"Grüße aus Köln"
mail from=maya reply=N-34
| #waiting
| #sev 2
expect T20261116.0005 status=waiting_customer severity=2
