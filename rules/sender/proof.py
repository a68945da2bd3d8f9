"""What proves that the From address wrote: a login, a verdict, a personal token (GW-07).

Proof is a login of that very person, at our own door or stamped by the trusted peer; or a pass for
the From domain. Failure is dmarc=fail, or spf=fail without an aligned DKIM pass. All else is
neither: a softfail proves nothing either way.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from rules.clock import local
from rules.events import MailArrived
from rules.model.mail import AuthResult
from rules.model.ticket import Known
from rules.policy.choices import ReplyToken, Spf
from rules.policy.desk import Desk
from rules.sender.token import Purpose, Token, code_hash, person_mark

TOKEN_PROVES = timedelta(days=7)  # for so long after the letter
_ACE = "xn--"  # begins a label in ASCII of a domain that is written in other letters (RFC 3490 5)
PROVED_BY_TOKEN = "the first use of a reply address that was sent to that person alone"


class Proof(StrEnum):
    """What is known of a From address."""

    PASS = "pass"
    NONE = "none"
    FAIL = "fail"


def proof_of(address: str, event: MailArrived, desk: Desk) -> tuple[Proof, str]:
    """Return what is proved of the From address, and by what."""
    mail, login = event.mail, event.envelope.login.casefold()
    if login and desk.is_login(login, address):
        return Proof.PASS, "the sender's own login at our SMTP door"
    domain, stamp = address.rpartition("@")[2], mail.stamp
    failed = _failure(address, mail.verdict, desk)
    if failed:
        return Proof.FAIL, failed
    if len(mail.from_) > 1 or "several_senders" in mail.flags:
        return Proof.NONE, "the mail names several senders"
    if stamp.login and desk.is_login(stamp.login, address):
        return Proof.PASS, f"our mail server saw the login of {stamp.login}"
    if stamp.login and desk.is_someones_login(stamp.login):
        return Proof.NONE, f"our mail server saw the login of {stamp.login}"
    if stamp.inside and domain == desk.domain:
        return Proof.PASS, "a user of our own tenant wrote it"
    if not mail.verdict:
        return Proof.NONE, "no trusted server says who sent it"
    for one in _counted(mail.verdict, desk):
        if one.result == "pass" and _is_aligned(one, domain):
            return Proof.PASS, f"{one.method}=pass" + (f" for {one.domain}" if one.domain else "")
    return Proof.NONE, "the trusted server could not prove the sender"


def personal_token(person: str, event: MailArrived, known: Known, desk: Desk) -> str:
    """Return the mark of the reply token that proves the person, "" where none does.

    Only where the desk says so, within a week of the letter, and the first time it is used.
    """
    if desk.policies[desk.profile].auth_reply_token is not ReplyToken.PROOF:
        return ""
    today = local(event.received_at, desk.calendar).date()
    used = {one.code_hash for one in known.codes}
    for token in event.tokens:
        is_theirs = token.purpose is Purpose.REPLY and token.subject == person_mark(person)
        if is_theirs and today - token.day <= TOKEN_PROVES and token_mark(token) not in used:
            return token_mark(token)
    return ""


def token_mark(token: Token) -> str:
    """Return the form in which a used reply token is remembered."""
    return code_hash(f"token{token.ticket_id}x{token.subject}x{token.day.toordinal()}")


def _failure(address: str, verdict: tuple[AuthResult, ...], desk: Desk) -> str:
    """Return what speaks against the sender, "" for nothing."""
    domain = address.rpartition("@")[2]
    dmarc = [one.result for one in verdict if one.method == "dmarc"]
    if "fail" in dmarc and "pass" not in dmarc:
        return "dmarc=fail"
    counted = _counted(verdict, desk)
    if not any(one.method == "spf" and one.result == "fail" for one in counted):
        return ""
    signed = any(
        one.method in ("dkim", "dmarc") and one.result == "pass" and _is_aligned(one, domain)
        for one in counted
    )
    return "" if signed else "spf=fail, and no signature of the domain"


def _counted(verdict: tuple[AuthResult, ...], desk: Desk) -> tuple[AuthResult, ...]:
    """Return the results that say something of the From domain on this desk, the best first."""
    methods = ["dmarc", "dkim"]
    if desk.policies[desk.profile].auth_spf is Spf.COUNT:
        methods.append("spf")
    return tuple(one for method in methods for one in verdict if one.method == method)


def _is_aligned(result: AuthResult, domain: str) -> bool:
    """Say whether a result speaks for the From domain, or for a parent or child of it."""
    if result.domain == domain and domain.strip("."):  # as most do
        return True
    named, domain = _as_read(result.domain.rpartition("@")[2]), _as_read(domain)
    if not named:
        return result.method == "dmarc"  # dmarc is about the From domain by definition
    if "." not in named:  # a whole top-level domain speaks for none in it
        return named == domain
    return named == domain or domain.endswith("." + named) or named.endswith("." + domain)


def _as_read(domain: str) -> str:
    """Return a domain in the letters of its language, however it is written (RFC 5890 2.3.2.1)."""
    return ".".join(map(_label_as_read, domain.strip(".").lower().split(".")))


def _label_as_read(label: str) -> str:
    if not label.startswith(_ACE):
        return label
    try:
        read = label.removeprefix(_ACE).encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    return label if read.isascii() else read  # "xn--desk-" is not desk
