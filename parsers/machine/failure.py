"""Failures told in free text by the mail systems of the world.

Everything is read from the notice proper: what stands above the mail that is returned. Addresses
are taken from where a failing address stands, in the order of how surely it does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from parsers.header.address import ADDRESS
from parsers.machine.delivery_status import find_status, infer_status, says_given_up, says_temporary
from parsers.machine.mailsystem import HEADER_FIELDS, PLACES, RETURNED, SYSTEMS
from rules.model.mail import FailedRecipient

NOTICE_MAX = 64_000
LINES_MAX = 800
ADDR = r"<?[\"']?(" + ADDRESS.pattern + r")[\"']?>?"
HEADER_START = re.compile(
    r"[>|\s]{0,4}(?:" + "|".join(HEADER_FIELDS) + r")[ \t]{0,3}:", re.IGNORECASE
)
RETURNED_START = re.compile(r"[\s*>|=+_#-]{0,80}(?:" + "|".join(RETURNED) + r")", re.IGNORECASE)
SYSTEM_ADDRESS = re.compile(SYSTEMS, re.IGNORECASE)
ASIDE = re.compile(  # the address we wrote to, where it led to another one
    rf"\((?:expanded|reduced|generated|originally)[^)@]{{0,60}}?{ADDR}[^)]{{0,60}}\)?",
    re.IGNORECASE,
)
LOCAL_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{1,63}(?<![.])")
READ_PLACES = tuple(
    re.compile(place.replace("ADDR", ADDR), re.IGNORECASE | re.MULTILINE) for place in PLACES
)


def cut_notice(text: str) -> tuple[str, str]:
    """`text` as the notice proper and what it returns of the failed mail."""
    text = text[:NOTICE_MAX]
    lines = text.split("\n")[:LINES_MAX]
    for position, line in enumerate(lines):
        if position > 1 and (HEADER_START.match(line) or RETURNED_START.match(line)):
            return "\n".join(lines[:position]), "\n".join(lines[position:])
    return "\n".join(lines), ""


def find_failures(notice: str, ourselves: Collection[str]) -> tuple[FailedRecipient, ...]:
    """Recipients that `notice` calls failed; `ourselves` are addresses that wrote, not received."""
    asides = _find_in(ASIDE, notice, ourselves)
    notice = ASIDE.sub(" ", notice)
    for place in READ_PLACES:
        found = _find_in(place, notice, ourselves)
        if found:
            return found + tuple(one for one in asides if one.address != found[0].address)
    return asides or _find_alone(notice, ourselves)


def find_labelled(returned: str, ourselves: Collection[str]) -> tuple[FailedRecipient, ...]:
    """Recipients that are called failed below a copy of the header, in so many words."""
    return _find_in(READ_PLACES[0], returned, ourselves)


def find_local_parts(notice: str, domain: str) -> tuple[FailedRecipient, ...]:
    """Recipients of `domain` that its own mail system names without it, in a list below a colon."""
    found: list[str] = []
    listing = False
    for line in notice.split("\n"):
        words = line.strip()
        if listing and LOCAL_PART.fullmatch(words):
            found.append(f"{words}@{domain}".lower())
        elif words:
            listing = words.endswith((":", "："))
    return tuple(tell_failure(address, notice, notice) for address in dict.fromkeys(found))


def _find_in(
    place: re.Pattern[str], notice: str, ourselves: Collection[str]
) -> tuple[FailedRecipient, ...]:
    hits = [hit for hit in place.finditer(notice) if not SYSTEM_ADDRESS.match(hit[1])]
    others = [hit for hit in hits if _clean(hit[1]) not in ourselves]
    chosen = others or hits
    if not chosen:
        return ()
    ends = [hit.start() for hit in chosen[1:]] + [len(notice)]
    failed: dict[str, FailedRecipient] = {}
    for hit, end in zip(chosen, ends, strict=True):
        address = _clean(hit[1])
        failed.setdefault(address, tell_failure(address, notice[hit.start() : end], notice))
    return tuple(failed.values())


def _find_alone(notice: str, ourselves: Collection[str]) -> tuple[FailedRecipient, ...]:
    """The only address of the notice that is neither a system's nor ours."""
    found = dict.fromkeys(_others(notice, ourselves))
    if len(found) != 1:
        return ()
    return tuple(tell_failure(address, notice, notice) for address in found)


def _others(notice: str, ourselves: Collection[str]) -> Iterator[str]:
    for hit in ADDRESS.finditer(notice):
        address = _clean(hit[0])
        if not SYSTEM_ADDRESS.match(address) and address not in ourselves:
            yield address


def tell_failure(address: str, near: str, notice: str) -> FailedRecipient:
    """What `near`, and failing that the whole notice, says of the failure of `address`."""
    near = near[:2000].replace(address, " ")
    status = find_status(near) or find_status(notice)
    goes_on = says_temporary(notice) and not status.startswith("5")  # a code says more than words
    if not status:
        status = infer_status(near)
        if status[2:] == "0.0":
            status = infer_status(notice)
        status = f"4{status[1:]}" if goes_on else status
    temporary = goes_on or (status.startswith("4") and not says_given_up(notice))
    return FailedRecipient(address, status, not temporary, " ".join(near.split())[:300])


def _clean(address: str) -> str:
    return address.strip("'\"`*.=").lower()
