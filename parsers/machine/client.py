"""The program a person writes with, where a header names one: it speaks against a machine."""

from __future__ import annotations

import re

from parsers.header.fields import Fields

CLIENTS = re.compile(
    r"iphone mail|ipad mail|apple mail|thunderbird|outlook|mutt|k-?mail|evolution|the bat"
    r"|eudora|airmail|mailmate|geary|claws|sylpheed|roundcube|squirrelmail|horde|zimbra"
    r"|android|blackberry|samsung|pine|yahoomail|open-xchange|postbox|spark|em client",
    re.IGNORECASE,
)


def find_client(fields: Fields) -> str:
    """The field that names a client and what it says; "" where none does."""
    for name in ("x-mailer", "user-agent"):
        value = fields.line(name)
        if CLIENTS.search(value):
            return f"{name}: {value}"
    return ""
