"""The mail inside an opaque S/MIME signature (RFC 8551 3.5.2): signed words are readable words.

Only as much of BER (X.690 8.1) is read as leads to the signed octets. The signature itself is not
checked: who wrote is decided by other evidence (CMD-07).
"""

from __future__ import annotations

DATA_OID = bytes.fromhex("06092a864886f70d010701")  # id-data, with its tag and length
EXPLICIT = 0xA0
OCTETS = (0x04, 0x24)  # an octet string in one piece, or in several
PIECES_MAX = 10_000


def open_signed(der: bytes) -> bytes:
    """The octets that were signed; empty where `der` holds none that can be read."""
    start = der.find(DATA_OID)
    if start < 0:
        return b""
    tag, begin, _ = _read_head(der, start + len(DATA_OID))
    if tag != EXPLICIT:
        return b""
    tag, begin, end = _read_head(der, begin)
    if tag == OCTETS[0]:
        return der[begin:end]
    return _join_pieces(der, begin, end) if tag == OCTETS[1] else b""


def _join_pieces(der: bytes, position: int, end: int) -> bytes:
    """An octet string sent in several pieces, up to `end` or to its end mark."""
    pieces: list[bytes] = []
    while position < end and len(pieces) < PIECES_MAX:
        tag, begin, stop = _read_head(der, position)
        if tag != OCTETS[0]:
            break
        pieces.append(der[begin:stop])
        position = stop
    return b"".join(pieces)


def _read_head(der: bytes, position: int) -> tuple[int, int, int]:
    """Tag, begin and end of the value at `position`; tag 0 where nothing can be read."""
    if position + 2 > len(der):
        return 0, len(der), len(der)
    tag, length = der[position], der[position + 1]
    begin = position + 2
    if length == 0x80:  # no length is told: up to an end mark
        return tag, begin, len(der)
    if length > 0x80:
        count = length - 0x80
        length = int.from_bytes(der[begin : begin + min(count, 8)], "big")
        begin += count
    return tag, begin, min(begin + length, len(der))
