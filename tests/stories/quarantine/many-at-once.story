# GW-19: more than quarantine.alert_at held mails are told at once, and not with each one after.
set quarantine.alert_at=2
at 2026-11-23 10:00
mail from=a@erp.example to=support subject="One" header="Precedence: bulk"
| one
mail from=b@erp.example to=support subject="Two" header="Precedence: bulk"
| two
expect no notice N-36
mail from=c@erp.example to=support subject="Three" header="Precedence: bulk"
| three
expect notice N-36 to=sam subject~"Quarantine: 3 mails" text~"a@erp.example" text~"c@erp.example"
mail from=d@erp.example to=support subject="Four" header="Precedence: bulk"
| four
expect no notice N-36

# a restart over the moment tells once
at 2026-11-24 07:59
restart
at 2026-11-24 08:00
expect notice N-36 to=sam subject~"Quarantine: 4 mails"
restart
expect no notice N-36
# the moment is the desk's to choose
set quarantine_report.at=11:30
at 2026-11-24 11:29
expect no notice N-36
at 2026-11-24 11:30
expect notice N-36 to=sam at="2026-11-24 11:30"
at 2026-11-25 11:00
expect no notice N-36
