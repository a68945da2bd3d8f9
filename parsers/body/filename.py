"""Names of attachments: what the sender wrote, made safe, and stable where none was written."""

from __future__ import annotations

import re

UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
LENGTH_MAX = 200
ENDINGS = {  # the standard table differs between hosts, a name may not
    "message/rfc822": ".eml",
    "message/global": ".eml",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
    "application/pgp-signature": ".asc",
    "application/pgp-encrypted": ".asc",
    "application/pkcs7-signature": ".p7s",
    "application/pkcs7-mime": ".p7m",
    "application/ms-tnef": ".dat",
}


def name_attachment(written: str, kind: str, number: str, title: str = "") -> str:
    """A name without path and control characters; made of `title` or `number` where empty."""
    name = make_safe(written)
    if name:
        return name
    ending = ENDINGS.get(kind, "")
    return make_safe(title)[: LENGTH_MAX - 4] + ending if title else f"part-{number}{ending}"


def make_safe(name: str) -> str:
    """`name` as one path component: no folder, no control character, no leading dots."""
    name = UNSAFE.sub("", name).replace("\\", "/").rpartition("/")[2].strip(" .\t") if name else ""
    if len(name) > 2 and name[0] == name[-1] == "'":  # quoted as no standard quotes
        name = name[1:-1].strip(" .\t")
    if len(name) <= LENGTH_MAX:
        return name
    stem, dot, ending = name.rpartition(".")
    return stem[: LENGTH_MAX - len(ending[:20]) - 1] + dot + ending[:20]
