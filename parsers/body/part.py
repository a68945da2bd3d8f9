"""A mail or a part of one as it was split: its body stays octets until its text is asked for.

Nobody asks for the text of most: what decodes a body begins with its octets.
"""

from __future__ import annotations

from email.message import Message

PART_FIELDS = frozenset(
    ("content-type", "content-disposition", "content-id", "content-transfer-encoding")
)


class Part(Message):
    """What the standard library would have made, but for when the body is decoded."""

    octets: bytes | None = None  # of the body as it came; None where it has parts
    told: dict[str, str]  # the fields that describe it, by their names in lower case
    is_told_once: bool  # no such field stands there twice
    _kept: object = None

    def __init__(self, headers: list[tuple[str, str]]) -> None:
        super().__init__()
        # as its own parser leaves them: set one by one, each would be checked and copied again
        self._headers = headers
        self.told, self.is_told_once = tell(headers)

    def is_multipart(self) -> bool:
        return isinstance(self._kept, list)

    @property
    def _payload(self) -> object:
        if self._kept is None and self.octets is not None:
            self._kept = self.octets.decode("ascii", "surrogateescape")
        return self._kept

    @_payload.setter
    def _payload(self, payload: object) -> None:
        self._kept = payload
        self.octets = None


def tell(headers: list[tuple[str, str]]) -> tuple[dict[str, str], bool]:
    """The fields that describe a part, the first of each name; whether there is one of each."""
    told: dict[str, str] = {}
    once = True
    for name, value in headers:
        lower = name.lower()
        if lower in PART_FIELDS:
            once = once and lower not in told
            told.setdefault(lower, value)
    return told, once


def body_of(part: Message) -> object:
    """The undecoded body of a part: octets, or what the standard library keeps."""
    if isinstance(part, Part) and part.octets is not None:
        return part.octets
    return part._payload  # type: ignore[attr-defined]  # asked for, it comes as text
