# GW-19, GW-25, CMD-03, CMD-07: held mail is reported at quarantine_report.at; an answer's numbers are those of the report, after a code.
at 2026-11-26 10:02
mail from=noreply@erp.example to=support subject="Weekly list" header="Precedence: bulk" header="List-Id: <weekly.erp.example>"
| Dear all, please find attached
expect quarantine reason=bulk
at 2026-11-26 13:40
mail from=support@desk.example to=support subject="FW: Toner" auth=none
| From: carla@alderair.example
| Sent: Thursday, 26 November 2026 13:38
| To: waiting@desk.example
| Subject: Toner
|
| We need toner for floor 2.
expect quarantine reason=forward_instead_of_redirect

at 2026-11-27 08:00
expect notice N-36 to=sam at="2026-11-27 08:00" subject~"Quarantine: 2 mails, oldest Thu 2026-11-26 10:02 EST"
expect notice N-36 to=sam text~"noreply@erp.example" text~"Weekly list" text~"Dear all, please find attached"
expect notice N-36 to=sam text~"forward instead of redirect" text~"let it redirect"
expect notice N-36 to=sam html~"body=%23drop%201"

# nobody else can use the verbs, and they exist in answers to the report only
mail from=maya to=support+me subject="drop it"
| #drop 1
expect error E-01 to=maya
mail from=sam to=support+me subject="drop it"
| #drop 1
expect error E-01 to=sam
# a number that the report does not have
mail from=sam subject="Re: Quarantine" reply=N-36
| #drop 7
expect error E-02 to=sam text~"1, 2"
# an address that is nobody's
mail from=sam subject="Re: Quarantine" reply=N-36
| #as 2 nobody@nowhere.example
expect error E-22 to=sam

at 2026-11-27 08:20
mail from=sam subject="Re: Quarantine: 2 mails, oldest Thu 2026-11-26 10:02 EST" reply=N-36
| #drop 1
| #as 2 carla@alderair.example
expect notice N-35 to=sam text~"#drop 1" text~"#as 2 carla@alderair.example"
expect no new ticket
confirm sam
expect new ticket T20261127.0001 contact=carla
expect notice N-01 to=carla
expect note T20261127.0001 public text~"toner for floor 2"

# what is done is not done again, and the next morning there is nothing to report
mail from=sam subject="Re: Quarantine" reply=N-36
| #drop 1
expect notice N-35 to=sam
confirm sam
expect warning W-18 to=sam
at 2026-11-28 09:00
expect no notice N-36
