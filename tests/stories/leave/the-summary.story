# OOO-02.a, OOO-12.a, OOO-09.a, OOO-10.a: a leave summary is a note, a tag, a copy and a word to the customer.
at 2026-12-04 15:50
ticket T20261201.0003 "Nightly export stops" contact=tess primary=maya status=in_progress severity=3

# OOO-12: what is missing is named, nothing is applied, and the mail comes back to be filled in.
mail from=maya to=support+internal subject="Re: [T20261201.0003] Nightly export stops"
| #ooo return 2026-12-14
| Problem: export stops at 40 %.
| Action taken: raised the timeout.
| Next steps: uncertain
expect error E-19 to=maya
expect notice N-34 to=maya subject~"The leave summary lacks: Blockers" text~"Send this again" text~"#ooo return 2026-12-14 Problem: export stops at 40 %." text~"Blockers:"
expect T20261201.0003 status=in_progress tags="" primary=maya
expect note T20261201.0003 internal by=maya text~"not sent, see error"
expect no notice to=tess

at 2026-12-04 16:00
mail from=maya to=support+internal subject="Re: [T20261201.0003] Nightly export stops"
| #ooo return 2026-12-14
| Problem: export stops at 40 %.
| Action taken: raised the timeout.
| Next steps: uncertain
| Blockers: waiting for the logs
| Tell customer: I am away until 14 December; colleagues will pick up your reply.
expect T20261201.0003 status=waiting_customer primary=maya tags="ooo_summary" handover=requested cycle=none
expect note T20261201.0003 internal by=maya text~"raised the timeout"
expect no note T20261201.0003 public
expect notice N-16 to=tess at="2026-12-04 16:02" subject="[T20261201.0003] Who looks after your request: Nightly export stops" text~"colleagues will pick up your reply"
expect notice N-33 to=maya text~"the customer's next answer unassigns"
expect no notice N-03
expect no warning W-13
expect timer T20261201.0003 waiting_reminder due="2026-12-14 09:00"

# No reminder during leave; it goes on the morning of the return.
at 2026-12-13 23:00
expect no notice to=tess
at 2026-12-14 09:00
expect notice N-04 to=tess
