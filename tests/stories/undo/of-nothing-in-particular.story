# CMD-08: a bare #undo in a mail that answers nothing takes nothing back: E-25; the receipt's id would find the ticket.
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| #vendor our PO-88 at Ingram
expect T20261116.0004 status=waiting_vendor

mail from=maya to=support subject="wrong ticket, sorry"
| #undo
expect error E-25 to=maya
expect no new ticket
expect T20261116.0004 status=waiting_vendor
