# GW-03.2, GW-03.3, KND-03: bounces, read receipts, calendar answers, abuse reports.
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress

# a bounce that names nobody we wrote to is held
mail file=bounce-of-nobody.eml envelope_from=<>
expect quarantine reason=bounce_unmatched
expect no new ticket
expect no notice

# a receipt on a ticket is filed without an alert
mail file=read-receipt-on-a-ticket.eml
expect note T20261116.0004 internal
expect T20261116.0004 status=in_progress
expect no notice
expect no quarantine

# a receipt that finds no ticket is dropped
mail file=read-receipt.eml
expect no new ticket
expect no quarantine
expect no notice

# somebody's answer to an invitation that we know nothing of is held
mail file=calendar-answer-of-a-stranger.eml
expect quarantine reason=calendar_unmatched
expect no new ticket

# ... but somebody on file is a person
mail file=calendar-answer-of-carla.eml
expect new ticket T20261123.0001 contact=carla
expect no quarantine

# an abuse report is no ticket
mail file=abuse-report.eml
expect no new ticket
expect no quarantine
expect no notice
