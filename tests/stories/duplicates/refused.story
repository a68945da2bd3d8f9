# GW-12: not of itself, not of another account, not of a number that is no ticket, and one status a mail.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
ticket T20261120.0001 "Other" contact=tess primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #duplicate of T20261116.0004
expect error E-02 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #duplicate of T20261120.0001
expect error E-02 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #duplicate of T20261101.0009
expect error E-03 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #duplicate of the other one
expect error E-02 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #duplicate of T20261120.0001
| #waiting
expect error E-11 to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resume
| #waiting
expect error E-11 to=maya
expect T20261116.0004 status=in_progress
