"""Words inside an OpenPGP cleartext signature (RFC 9580 7), without the armour around them.

The signature is not checked: who wrote is decided by other evidence (CMD-07).
"""

from __future__ import annotations

import re

_BEGIN = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\n(?:[A-Za-z-]{1,40}: [^\n]*\n){0,9}[ \t]*\n", re.M
)
_SIGNATURE = "\n-----BEGIN PGP SIGNATURE-----"
_END = "\n-----END PGP SIGNATURE-----"


def open_clearsigned(text: str) -> str:
    """`text` with the words of its first signed message as they were before they were signed."""
    if "-----BEGIN PGP SIGNED" not in text or not (begin := _BEGIN.search(text)):
        return text
    stop = text.find(_SIGNATURE, begin.end() - 1)
    if stop < 0:
        return text
    end = text.find(_END, stop)
    rest = text[end + len(_END) :] if end >= 0 else ""
    words = text[begin.end() : stop]
    plain = "\n".join(line.removeprefix("- ") for line in words.split("\n"))
    return text[: begin.start()] + plain + rest
