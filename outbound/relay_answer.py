"""What a refusal for good is about: us, what stands in the letter, or whom it is for.

We are what a relay does not like when it refuses our login, our sender or our number of letters,
or does not carry mail for us: true of every letter alike, and none is given up for it.
"""

from __future__ import annotations

import re

from outbound.smtp_talk import Refused, Step

LOOKED_AT = 300  # characters of an answer

# RFC 4954 6, RFC 3207 4: it is our login or our TLS that the relay does not like; or it has lost
# the thread of the talk (RFC 5321 4.2.4), or takes no mail at all (RFC 7504 3).
_ABOUT_US = frozenset({500, 502, 503, 521, 530, 534, 535, 538})
# ... or who it carries mail for, and we are none of these just now.
_NO_RELAY = re.compile(
    r"\brelay(?:ing)?\b.{0,40}\b(?:denied|prohibited|not|refused)\b"
    r"|\b(?:unable|not \w{1,20}) to relay\b|\bnot relay(?:ing)?\b"
    r"|\bnot authenticated\b|\bauthentication (?:is )?required\b|\bmust authenticate\b",
    re.IGNORECASE,
)
# ... or how much we send. Large providers say so with 5yz, and take the next letters tomorrow.
_ALLOWANCE = re.compile(
    r"\b(?:sending|sent|outgoing|outbound|hourly|daily|rate|submission)\b.{0,30}"
    r"\b(?:limit|quota|allowance|threshold)\b"
    r"|\bexceeded\b.{0,30}\b(?:threshold|rate|(?:per|an?|in the last) (?:hour|day|minute))\b"
    r"|\btoo many (?:messages|mails|e-?mails|recipients) (?:per|an?|sent|from|in the last)\b",
    re.IGNORECASE,
)
_CONGESTED = "5.4.5"  # RFC 3463 3.5: the mail system is
_NAMED = re.compile(r"\S{0,300}[@.]\w\S{0,300}")  # addresses, hosts and codes: they say nothing
_TOO_LARGE = 552  # RFC 5321 4.2.3
_LARGE = ("5.3.4", "5.2.3")  # RFC 3463 3.3, 3.4
_NO_UTF8 = "5.6.7"  # RFC 6531 3.5
_ABOUT_RECIPIENT = ("5.1.", "5.2.1", "5.2.2", "5.4.")  # some relays say it after the text only


def is_about_us(refusal: Refused) -> bool:
    """Say whether it is we that the relay does not like, or not just now."""
    if refusal.code in _ABOUT_US or refusal.message.startswith(_CONGESTED):
        return True
    if refusal.step is Step.MAIL:  # all that it has heard of the letter is our address, and a size
        return not _is_too_large(refusal) and not refusal.message.startswith(_NO_UTF8)
    said = _NAMED.sub(" ", refusal.message[:LOOKED_AT])
    if _ALLOWANCE.search(said):
        return True
    return refusal.step is not Step.TEXT and _NO_RELAY.search(said) is not None


def is_about_content(refusal: Refused) -> bool:
    """Say whether it is what stands in the mail that the relay does not like (RFC 3463 3)."""
    if _is_too_large(refusal):
        return True
    return refusal.step is Step.TEXT and not refusal.message.startswith(_ABOUT_RECIPIENT)


def _is_too_large(refusal: Refused) -> bool:
    if refusal.message.startswith(_LARGE):
        return True
    return refusal.code == _TOO_LARGE and not refusal.message.startswith("5.2.2")
