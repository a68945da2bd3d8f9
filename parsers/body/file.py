"""One file of a mail by its number, read again from the raw octets."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.body.body import keep
from parsers.body.large_parts import lift
from parsers.body.split import split_mail
from parsers.body.tree import walk
from parsers.header.repair import mend
from rules.model.mail import Attachment


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file with its octets."""

    attachment: Attachment
    octets: bytes


def find_file(raw: bytes, part: str) -> StoredFile | None:
    """The file that `read_mail` called `part` (RFC 3501 6.4.5); None where there is none.

    `raw` is a mail that was read before, so that it is inside the limits.
    """
    lifted = lift(raw)
    for leaf in walk(split_mail(*mend(lifted.slim)), [], lifted):
        if leaf.number == part:
            octets = leaf.octets
            return StoredFile(keep(leaf, octets, leaf.mail), octets)
    return None
