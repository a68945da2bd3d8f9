"""What no person wrote: bounces, automatic replies, reports, receipts, calendars."""
