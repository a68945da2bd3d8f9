"""What sort of mail it is, and the evidence for it (GW-03).

Every sign is looked for and kept; `ORDER` then says which kind wins. `own` and `integration` need
the desk and are settled by rules. One thing is not a matter of order: a mail that a person wrote
and a rule forwarded may carry `Auto-Submitted` and stays a person's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from parsers.body.body import Body
from parsers.body.tree import PKCS7
from parsers.header.address import find_mailboxes
from parsers.header.fields import Fields, read_line, read_structured
from parsers.machine.autoreply import DOUBTFUL_PHRASES, PHRASES, find_owner_away, find_phrase
from parsers.machine.calendar import METHODS, read_calendar
from parsers.machine.client import find_client
from parsers.machine.complaint import find_marked_complaint
from parsers.machine.suspicion import ENOUGH, Sign
from rules.model.mail import Bounce, Envelope, Evidence, Kind, Weight
from rules.quick_records import filled

VALUE_MAX = 400  # characters of what was seen

# The first of these for which there is evidence is the kind.
ORDER = (
    Kind.FEEDBACK_REPORT,
    Kind.BOUNCE,
    Kind.RECEIPT,
    Kind.AUTO_REPLY,
    Kind.LIST,
    Kind.CALENDAR,
    Kind.ENCRYPTED,
)


def has_null_path(fields: Fields, envelope: Envelope) -> bool:
    """Whether nobody is to hear of a failure of this mail (RFC 5321 4.5.5)."""
    if envelope.mail_from is not None:
        return envelope.mail_from.strip() in ("", "<>")
    values = fields.all("return-path")
    return bool(values) and values[0].strip().lower() in ("<>", "< >", "<mailer-daemon>")


@filled
@dataclass(frozen=True, slots=True)
class Sighting:
    """All that a sign may look at."""

    fields: Fields
    body: Body
    subject: str
    from_address: str
    bounce: Bounce | None
    null_path: bool
    phrases: tuple[str, ...] = PHRASES
    bounce_signs: tuple[Sign, ...] = ()


@filled
@dataclass(frozen=True, slots=True)
class Origin:
    """The provisional kind, the evidence in the order it was weighed, and flags."""

    kind: Kind
    evidence: tuple[Evidence, ...]
    flags: tuple[str, ...] = ()


def find_origin(sighting: Sighting) -> Origin:
    """The kind of the mail by all signs together."""
    seen = tuple(
        Evidence(sign, value[:VALUE_MAX], kind, weight)
        for sign, kind, weight, find in SIGNS
        if (value := find(sighting))
    )
    kinds = {sign.kind for sign in seen}
    kind = next((kind for kind in ORDER if kind in kinds), Kind.HUMAN)
    if kind is Kind.AUTO_REPLY and Kind.CALENDAR in kinds and _is_answer(sighting):
        kind = Kind.CALENDAR
    if kind is Kind.LIST and (answer := _answers_by_hand(sighting, seen)):
        evidence = Evidence("answers a mail", answer[:VALUE_MAX], Kind.HUMAN, Weight.PERSON)
        rest = kinds - {Kind.LIST}
        kind = next((kind for kind in ORDER if kind in rest), Kind.HUMAN)
        return Origin(kind, (*seen, evidence), ("bulk_person",))
    if kind is Kind.AUTO_REPLY and (person := find_person(sighting, seen)):
        rest = kinds - {Kind.AUTO_REPLY}
        kind = next((kind for kind in ORDER if kind in rest), Kind.HUMAN)
        evidence = Evidence("person behind a rule", person[:200], Kind.HUMAN, Weight.PERSON)
        return Origin(kind, (*seen, evidence), ("auto_submitted_person",))
    return Origin(kind, seen)


def find_person(sighting: Sighting, seen: tuple[Evidence, ...]) -> str:
    """The sign that a rule forwarded a person's mail, where `Auto-Submitted` alone denies it."""
    against = {sign.sign for sign in seen if sign.kind is Kind.AUTO_REPLY}
    if against == {"null return path"}:
        return find_client(sighting.fields) or _written_by_hand(sighting)
    if against != {"header Auto-Submitted"} or _auto_submitted(sighting) == "auto-replied":
        return ""
    if NOT_A_PERSON.match(sighting.from_address):
        return ""
    words = sighting.body.plain.strip() or sighting.body.markup.strip()
    if not words:
        return ""
    for name in FORWARDED_BY_RULE:
        if value := sighting.fields.line(name):
            return f"{name}: {value}"
    return ""


def _written_by_hand(sighting: Sighting) -> str:
    """What no automatic answer has: it goes to one address (RFC 3834 4), without files."""
    fields = sighting.fields
    if NOT_A_PERSON.match(sighting.from_address) or fields.all("x-auto-response-suppress"):
        return ""
    several = find_mailboxes(",".join(fields.all("to") + fields.all("cc")))
    if len(several) > 1:
        return f"to {len(several)} addresses"
    if any(not file.inline for file in sighting.body.attachments):
        return "a file is attached"
    for name in ("thread-index", "x-originating-ip"):
        if value := fields.line(name):
            return f"{name}: {value}"
    return ""


def _answers_by_hand(sighting: Sighting, seen: tuple[Evidence, ...]) -> str:
    """The mail that this one answers, where nothing but a sender's bulk program denies a person."""
    if {sign.sign for sign in seen if sign.kind is Kind.LIST} != {MARKETING}:
        return ""
    fields = sighting.fields
    if NOT_A_PERSON.match(sighting.from_address) or not sighting.body.plain + sighting.body.markup:
        return ""
    return fields.line("in-reply-to") or fields.line("references")


NOT_A_PERSON = re.compile(
    r"(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|daemon|root|nobody|alerts?"
    r"|notifications?|noreply|monitor(?:ing)?|nagios|cron|system|autoreply|auto-?responder)"
    r"[^@]{0,40}@",
    re.IGNORECASE,
)
KNOWN_REPORTS = ("delivery-status", "disposition-notification", "feedback-report")
SAYS_NO = ("", "no", "none", "false", "0")
FORWARDED_BY_RULE = (
    "resent-from",
    "resent-to",
    "resent-sender",
    "x-ms-exchange-inbox-rules-loop",
    "x-ms-exchange-organization-forwarding",
    "x-ms-exchange-forwardingsmtpaddress",
    "x-forwarded-to",
    "x-forwarded-for",
)


def _is_answer(sighting: Sighting) -> bool:
    """Whether the calendar part answers an invitation (RFC 5546 3.2.3)."""
    return any(method in ("REPLY", "COUNTER") for method, _ in sighting.body.calendars)


def _report_type(sighting: Sighting) -> str:
    content = read_structured(sighting.fields.first("content-type"))
    return content.get("report-type").lower() if content.word == "multipart/report" else ""


def _has(*types: str) -> Callable[[Sighting], str]:
    """A sign: one of these media types is in the body."""
    return lambda sighting: next((kind for kind in sighting.body.types if kind in types), "")


def _field(*names: str) -> Callable[[Sighting], str]:
    """A sign: one of these fields stands in the header, whatever it says."""
    return lambda sighting: next(
        (sighting.fields.line(name) or "(empty)" for name in names if sighting.fields.all(name)),
        "",
    )


def _says(name: str, *words: str) -> Callable[[Sighting], str]:
    """A sign: the field says one of these words."""
    return lambda sighting: token if (token := sighting.fields.token(name)) in words else ""


def _delivery_report(sighting: Sighting) -> str:
    kind = _report_type(sighting)
    if kind in ("delivery-status", "delivery status"):
        return "multipart/report; report-type=delivery-status"
    reported = _has("message/delivery-status", "message/global-delivery-status")(sighting)
    return reported if reported and sighting.bounce is not None else ""


def _failure(sighting: Sighting) -> str:
    if sighting.bounce is None:
        return ""
    total = sum(sign.weight for sign in sighting.bounce_signs)
    who = ", ".join(one.address for one in sighting.bounce.failed) or sighting.subject
    return f"{who}; {total} of {ENOUGH}: {', '.join(map(str, sighting.bounce_signs))}"


def _feedback(sighting: Sighting) -> str:
    kind = _report_type(sighting)
    if kind == "feedback-report":
        return kind
    return _has("message/feedback-report")(sighting) or find_marked_complaint(sighting.body)


def _receipt(sighting: Sighting) -> str:
    kind = _report_type(sighting)
    if kind == "disposition-notification":
        return kind
    return _has("message/disposition-notification", "message/global-disposition-notification")(
        sighting
    )


def _other_report(sighting: Sighting) -> str:
    """A report of a type that tells of neither a failure nor a receipt (RFC 8460 5.3)."""
    kind = _report_type(sighting)
    return "" if kind.replace(" ", "-") in ("", *KNOWN_REPORTS) else kind


def _aggregate_report(sighting: Sighting) -> str:
    """What receivers send to the owners of a domain each day (RFC 7489 7.2.1.1, RFC 8460 5.3)."""
    said = sighting.subject.casefold()
    if said.startswith("["):
        said = said.partition("]")[2].lstrip()
    is_report = said.startswith("report domain:") and "submitter:" in said and "report-id:" in said
    return sighting.subject if is_report else ""


def _auto_submitted(sighting: Sighting) -> str:
    token = sighting.fields.token("auto-submitted")
    return "" if token in SAYS_NO else token


def _autoresponder(sighting: Sighting) -> str:
    """A vendor's field that says so by its name, whatever the vendor, and does not say no."""
    for name, value in sighting.fields.items:
        if (
            ("auto" in name or "vacation" in name or "of" in name)
            and (RESPONDER.fullmatch(name) or GLUED.fullmatch(name))
            and not ASKS_FOR_NONE.search(name)
            and (said := read_line(value).strip()).casefold() not in SAYS_NO
        ):
            return f"{name}: {said}"
    return ""


def _answers_in_bulk(sighting: Sighting) -> str:
    """Bulk that answers one mail and comes from no list: vacation programs write so."""
    bulk = sighting.fields.token("precedence")
    if bulk not in ("bulk", "junk", "list") or any(map(sighting.fields.all, LISTS)):
        return ""
    answers = sighting.fields.all("in-reply-to") or sighting.fields.all("references")
    return f"{bulk}, answers one mail" if answers or sighting.null_path else ""


def _doubtful_subject(sighting: Sighting) -> str:
    answers = sighting.fields.all("in-reply-to") or sighting.fields.all("references")
    return find_phrase(sighting.subject, DOUBTFUL_PHRASES) if answers else ""


def _owner_away(sighting: Sighting) -> str:
    boxes = find_mailboxes(sighting.fields.first("from"))
    return find_owner_away(sighting.subject, boxes[0].name, boxes[0].address) if boxes else ""


def _null_path(sighting: Sighting) -> str:
    return "<>" if sighting.null_path and sighting.bounce is None else ""


def _calendar(sighting: Sighting) -> str:
    methods = [read_calendar(*one)[0] for one in sighting.body.calendars]
    method = next((one for one in methods if one in METHODS), "")
    return f"text/calendar; method={method}" if method else ""


def _encrypted(sighting: Sighting) -> str:
    types = sighting.body.types
    if "multipart/encrypted" in types:
        return "multipart/encrypted"
    if PGP_CONTROL in types and not (sighting.body.plain + sighting.body.markup).strip():
        return PGP_CONTROL  # Exchange makes multipart/mixed of what it cannot read
    content = read_structured(sighting.fields.first("content-type"))
    if content.word in PKCS7 or content.get("name").lower() == "smime.p7m":
        return "" if content.get("smime-type").lower() == "signed-data" else content.word
    pgp = "-----BEGIN PGP MESSAGE-----"
    return pgp if sighting.body.plain.lstrip().startswith(pgp) else ""


RESPONDER = re.compile(
    r"x-(?:[a-z0-9]{1,20}-){0,3}"
    r"(?:auto-?(?:reply|replied|respond|responder|response|generated|answer|answered)"
    r"|vacation|out-?of-?office|oof)(?!-(?:response-)?suppress)(?:-[a-z]{1,20}){0,2}"
)
# The same without the dash before it, or the X: `YahooMailVacation`.
GLUED = re.compile(
    r"(?:[a-z0-9]{1,20}-){0,3}[a-z0-9]{0,12}(?:vacation|auto-?(?:reply|replied|respond|responder)"
    r"|out-?of-?office)(?:-(?!suppress)[a-z]{1,20})?"
)
# `X-No-Autoreply` stands in the mails of people who want none.
ASKS_FOR_NONE = re.compile(
    r"(?:^|-)(?:no|not|non|dont|never|without|disabled?|suppress|prevent|skip|ignore|stop|block"
    r"|exclude|bypass|deny|avoid|opt-out)(?=-|$|auto|vacation|out-?of)"
)
PGP_CONTROL = "application/pgp-encrypted"  # RFC 3156 4
MARKETING = "header of bulk mail"
LISTS = (
    "list-id",
    "list-post",
    "mailing-list",
    "x-mailman-version",
    "x-beenthere",
    "x-mailing-list",
    "x-listname",
)

# Where to look, what it speaks for, what it weighs, and how it is found.
SIGNS: tuple[tuple[str, Kind, Weight, Callable[[Sighting], str]], ...] = (
    ("content-type feedback-report", Kind.FEEDBACK_REPORT, Weight.MACHINE, _feedback),
    ("content-type delivery-status", Kind.BOUNCE, Weight.MACHINE, _delivery_report),
    ("notice of a delivery failure", Kind.BOUNCE, Weight.MACHINE, _failure),
    ("content-type disposition-notification", Kind.RECEIPT, Weight.MACHINE, _receipt),
    ("content-type of a report", Kind.AUTO_REPLY, Weight.MACHINE, _other_report),
    ("subject of an aggregate report", Kind.AUTO_REPLY, Weight.MACHINE, _aggregate_report),
    ("header Auto-Submitted", Kind.AUTO_REPLY, Weight.MACHINE, _auto_submitted),
    (
        "header of an autoresponder",
        Kind.AUTO_REPLY,
        Weight.MACHINE,
        _autoresponder,
    ),
    ("header X-Cron-Env", Kind.AUTO_REPLY, Weight.MACHINE, _field("x-cron-env")),
    (
        "header X-FC-MachineGenerated",
        Kind.AUTO_REPLY,
        Weight.MACHINE,
        _says("x-fc-machinegenerated", "true"),
    ),
    (
        "header X-POST-MessageClass",
        Kind.AUTO_REPLY,
        Weight.MACHINE,
        lambda sighting: (
            value
            if "autoresponder" in (value := sighting.fields.line("x-post-messageclass").lower())
            else ""
        ),
    ),
    (
        "header Delivered-To",
        Kind.AUTO_REPLY,
        Weight.MACHINE,
        _says("delivered-to", "autoresponder"),
    ),
    (
        "header Precedence",
        Kind.AUTO_REPLY,
        Weight.MACHINE,
        _says("precedence", "auto_reply", "auto-reply"),
    ),
    (
        "header X-Precedence",
        Kind.AUTO_REPLY,
        Weight.MACHINE,
        _says("x-precedence", "auto_reply", "auto-reply"),
    ),
    ("header Precedence with an answer", Kind.AUTO_REPLY, Weight.HINT, _answers_in_bulk),
    (
        "subject",
        Kind.AUTO_REPLY,
        Weight.SUBJECT,
        lambda sighting: find_phrase(sighting.subject, sighting.phrases),
    ),
    ("subject about its sender", Kind.AUTO_REPLY, Weight.MACHINE, _owner_away),
    ("subject of an answer", Kind.AUTO_REPLY, Weight.SUBJECT, _doubtful_subject),
    ("null return path", Kind.AUTO_REPLY, Weight.HINT, _null_path),
    ("header of a list", Kind.LIST, Weight.HINT, _field(*LISTS)),
    (MARKETING, Kind.LIST, Weight.HINT, _field("list-unsubscribe", "feedback-id")),
    ("header Precedence", Kind.LIST, Weight.HINT, _says("precedence", "bulk", "list", "junk")),
    ("content-type text/calendar", Kind.CALENDAR, Weight.HINT, _calendar),
    ("content-type encrypted", Kind.ENCRYPTED, Weight.MACHINE, _encrypted),
)
