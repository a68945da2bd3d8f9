# GW-19: the report of held mail is answered by #block and #unblock with its numbers; what was held is released as ever.
at 2026-11-26 10:02
mail from=noreply@erp.example to=support subject="Weekly list" header="Precedence: bulk" header="List-Id: <weekly.erp.example>"
| Dear all, please find attached
expect quarantine reason=bulk
at 2026-11-27 08:00
expect notice N-36 to=sam text~"#block 1"
mail from=sam subject="Re: Quarantine" reply=N-36
| #block 1
expect notice N-33 to=sam text~"noreply@erp.example"
mail from=noreply@erp.example to=support subject="We moved"
| Our new address is below.
expect quarantine reason=spam
at 2026-11-28 08:00
expect notice N-36 to=sam text~"We moved" text~"spam"
mail from=sam subject="Re: Quarantine" reply=N-36
| #unblock noreply@erp.example
| #release-mail 2
expect notice N-35 to=sam text~"#unblock noreply@erp.example" text~"#release-mail 2"
confirm sam
expect new ticket
expect notice N-33 to=sam text~"noreply@erp.example no more"
mail from=noreply@erp.example to=support subject="We moved once more"
| Our newest address is below.
expect new ticket
# a number that the report does not have
mail from=sam subject="Re: Quarantine" reply=N-36
| #block 9
expect error E-02 to=sam
# nobody else has the report
mail from=maya to=support subject="Re: Quarantine" reply=N-36
| #block erp.example
expect error E-01 to=maya
