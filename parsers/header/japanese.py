"""Japanese in seven bits and in EUC, with the letters that vendors added (RFC 1468, CP50221).

Clients write circled digits, Roman numerals and company names that are in no standard set. The
codecs of the standard library fail at the first of them, and a whole mail was lost to one letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# An escape and what stands behind it, up to the next; a line's end is never inside.
_STRETCH = re.compile(rb"\x1b(\$\(?[@BD]|&@\x1b\$B|\([BJIH])|[\x0e\x0f]|[^\x1b\x0e\x0f]+|\x1b")
_TWO_BYTES = (b"$@", b"$B", b"$(@", b"$(B", b"&@\x1b$B")
_EUC = re.compile(rb"\x8f[\xa1-\xfe]{2}|\x8e[\xa1-\xdf]|[\xa1-\xfe]{2}|[\x00-\x7f]+|.", re.DOTALL)
_REPLACED = "�"


def read_seven_bits(data: bytes) -> str:
    """`data` of ISO-2022-JP in any of its variants; a letter that is none becomes U+FFFD."""
    out: list[str] = []
    read: Callable[[bytes], str] = _read_plain
    for stretch in _STRETCH.finditer(data):
        octets, escape = stretch[0], stretch[1]
        if escape in _TWO_BYTES:
            read = _read_pairs
        elif escape == b"$(D":
            read = _read_supplement
        elif escape == b"(I" or octets == b"\x0e":
            read = _read_kana
        elif escape is not None or octets == b"\x0f":
            read = _read_plain
        elif octets == b"\x1b":
            out.append(_REPLACED)
        else:  # RFC 1468: a line begins and ends in ASCII, whether its writer knew or not
            line, newline, rest = octets.partition(b"\n")
            out.append(read(line))
            if newline:
                read = _read_plain
                out.append("\n" + read(rest))
    return "".join(out)


def read_euc(data: bytes) -> str:
    """`data` of EUC-JP, with the letters of Windows (CP51932)."""
    return "".join(map(_read_letter, _EUC.findall(data)))


def _read_plain(octets: bytes) -> str:
    return octets.decode("cp932", "replace")  # also half-width letters in eight bits


def _read_kana(octets: bytes) -> str:
    """Half-width letters, written as the lower half of their octets."""
    return bytes(octet | 0x80 if 0x21 <= octet <= 0x5F else octet for octet in octets).decode(
        "cp932", "replace"
    )


def _read_pairs(octets: bytes) -> str:
    """Letters of JIS X 0208, two octets each."""
    return read_euc(bytes(octet | 0x80 if octet > 0x20 else octet for octet in octets))


def _read_supplement(octets: bytes) -> str:
    """Letters of JIS X 0212, two octets each."""
    pairs = (octets[at : at + 2] for at in range(0, len(octets), 2))
    return "".join(
        _read_letter(b"\x8f" + bytes(octet | 0x80 for octet in pair)) if len(pair) == 2 else ""
        for pair in pairs
    )


def _read_letter(octets: bytes) -> str:
    """One letter, or a run of ASCII."""
    try:
        return octets.decode("euc_jp")
    except UnicodeDecodeError:
        if len(octets) != 2:
            return _REPLACED
    row, cell = octets[0] - 0xA1, octets[1] - 0xA1  # JIS X 0208 as Shift_JIS writes it
    lead = (0x81 if row < 62 else 0xC1) + row // 2
    trail = cell + (0x9F if row % 2 else 0x40 + (cell >= 63))
    return bytes((lead, trail)).decode("cp932", "replace")
