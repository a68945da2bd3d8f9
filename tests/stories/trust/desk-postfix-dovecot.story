# GW-07: a plain Postfix and Dovecot desk, no DKIM and no verdict: the login that Postfix stamps is proof (docs/trust.md).
set auth.trusted_hops=2
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail file=desk-postfix-dovecot.eml auth=none
expect T20261116.0004 status=waiting_customer
expect notice N-03 to=carla
expect no notice N-35
