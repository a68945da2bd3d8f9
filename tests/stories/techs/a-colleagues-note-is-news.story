# GW-10, C-30: with `note_in.from_resource` a note of somebody else makes the ticket Note Emailed In for its owner; the
# owner's own note, a command that sets a status and a note on a completed ticket do not. Without it nothing moves.
set note_in.from_resource=yes
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=waiting_vendor
ticket T20261116.0005 "Scanner offline" contact=carla primary=maya status=complete
ticket T20261116.0006 "Fax offline" contact=carla status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| The vendor promised Friday.
expect T20261116.0004 status=waiting_vendor
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| They rang: it is Monday now.
expect T20261116.0004 status=note_emailed_in
expect notice N-02c to=maya
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #resume
expect T20261116.0004 status=waiting_vendor
mail from=jonas to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #vendor our PO-88, Tuesday
expect T20261116.0004 status=waiting_vendor
mail from=jonas to=support+internal subject="Re: [T20261116.0005] Scanner offline"
| Serial 4711, for the record.
expect T20261116.0005 status=complete
# nobody owns it: there is nobody to whom it would be news
mail from=jonas to=support+internal subject="Re: [T20261116.0006] Fax offline"
| Has no paper.
expect T20261116.0006 status=in_progress
