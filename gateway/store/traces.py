"""Where a person can be recognised: in a text, in the bytes of a mail, in an order of an admin.

Bytes are read as they lie there and as a mail reader shows them: an address may be broken by a line
that goes on (RFC 2045 6.7), or not be seen at all in base64.
"""

from __future__ import annotations

import binascii
import csv
import io
import json
import re
from collections.abc import Callable, Collection, Iterator

GONE = "[erased]"
NAME_LEAST = 5  # letters; a shorter name is a word that others write, too
PHONE_LEAST = 7  # digits; a shorter number is one of many things
# Keys whose values are somebody's words, in events and orders.
WORDS = {"text", "full_text", "title", "subject", "summary", "message_id", "root_message_id"}
WORDS |= {"customer_message_id", "contact_name", "author_name", "from_name", "kept"}
THEIRS = ("contact", "addresses", "kind", "phone", "lang")  # cells of a contact, not the account's
BASE64 = re.compile(rb"\n\r?\n([A-Za-z0-9+/=\r\n]+)")
ENCODED_WORD = re.compile(rb"=\?[^?\s]{1,40}\?b\?([A-Za-z0-9+/=]*)\?=", re.IGNORECASE)

Scrub = Callable[[str], str]


def scrubber(addresses: Collection[str], name: str, phone: str) -> Scrub:
    """Return what takes every trace of a person out of a text; `phone` is theirs alone, or ""."""
    traces = [re.escape(one) for one in addresses]
    if len(name) >= NAME_LEAST and name != GONE:
        for form in {name, json.dumps(name)[1:-1]}:
            traces.append(rf"(?<!\w){re.escape(form)}(?!\w)")
    if sum(one.isdigit() for one in phone) >= PHONE_LEAST:
        traces.append(rf"(?<!\w){re.escape(phone)}(?!\w)")
    pattern = re.compile("|".join(traces), re.IGNORECASE)
    return lambda text: pattern.sub(GONE, text)


def spellings(raw: bytes) -> Iterator[bytes]:
    """Give the bytes as they are, and what a mail reader makes of them."""
    yield raw
    yield binascii.a2b_qp(raw)
    for pattern in (BASE64, ENCODED_WORD):
        for found in pattern.finditer(raw):
            try:
                yield binascii.a2b_base64(found[1])
            except binascii.Error:
                continue


def is_named(raw: bytes, addresses: Collection[str]) -> bool:
    """Tell whether one of the addresses can be read in a mail or file."""
    octets = [one.encode() for one in addresses]
    return any(one in read for read in map(bytes.lower, spellings(raw)) for one in octets)


def without_words(plain: object) -> object:
    """Return JSON without what somebody wrote in it."""
    match plain:
        case dict():
            return {
                key: GONE
                if key in WORDS and isinstance(value, str) and value
                else without_words(value)
                for key, value in plain.items()
            }
        case list():
            return [without_words(one) for one in plain]
        case _:
            return plain


def without_contact(text: str, addresses: Collection[str]) -> str:
    """Return a contacts.csv without a person; the accounts that their lines bring stay."""
    if not is_named(text.encode(), addresses):
        return text
    lines = text.splitlines(keepends=True)
    rows = csv.reader(
        (one for one in lines if one.strip() and not one.lstrip().startswith("#")),
        skipinitialspace=True,
    )
    kept, header = io.StringIO(), next(rows, [])
    sheet = csv.writer(kept, lineterminator="\n")
    sheet.writerow(header)
    for row in rows:
        cells = dict(zip(header, row, strict=False))
        theirs = set(re.split(r"[\s;]+", cells.get("addresses", "").casefold()))
        if theirs & set(addresses):
            cells |= dict.fromkeys(THEIRS, "")
        if any(cells.values()):
            sheet.writerow([cells.get(one, "") for one in header])
    return kept.getvalue()
