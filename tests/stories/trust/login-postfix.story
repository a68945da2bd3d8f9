# GW-07: a plain Postfix and Dovecot desk: the login that Postfix stamped proves Maya.
set auth.verdict=dovecot-lmtp
set auth.trusted_ids=mail.desk.example
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail file=postfix-login-forged.eml
expect T20261116.0004 status=in_progress
expect notice N-35 to=maya
mail file=postfix-login.eml
expect T20261116.0004 status=complete
