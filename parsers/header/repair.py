"""A working copy of a mail whose header is broken, with its lines put back where they belong.

Gateways and scripts write headers with lines that are no fields: folded without a blank, or a
banner on top. Every parser stops there and takes the rest of the header for the body. The raw mail
itself is never altered.
"""

from __future__ import annotations

import re
from typing import NamedTuple

JUNK = b"\xef\xbb\xbf \t\r\n"
HEADER_MAX = 256 * 1024
END_OF_HEADER = re.compile(rb"\r?\n[ \t]*\r?\n|\r[ \t]*\r")
BLANK_LINE = re.compile(rb"\n[ \t]*+\r?+\n")
SENDER = re.compile(rb"^(?:from|sender)[ \t]*+:", re.IGNORECASE | re.MULTILINE)
RETURNS = re.compile(rb"\r\r(?!\n)")
LONE_RETURN = re.compile(rb"\r(?![\n\r])|\r(?=\r)")
FIELD = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
FOLD_OR_FIELD = re.compile(rb"[ \t]|[!-9;-~]{1,76}[ \t]*:|From |\r?$")
GAP = re.compile(rb"^([!-9;-~]{1,76})[ \t]{1,8}:", re.MULTILINE)  # RFC 5322 4.5
BLANK_AT_END = re.compile(rb'boundary="([^"\r\n]{1,69}[ \t])"', re.IGNORECASE)
_PLAIN = rb"(?:[!-9;-~]{1,76}+:[^\r\n]*+%(end)b(?:[ \t]++[^ \t\r\n][^\r\n]*+%(end)b)*+)++%(end)b"
PLAIN_CRLF = re.compile(_PLAIN % {b"end": rb"\r\n"})
PLAIN_LF = re.compile(_PLAIN % {b"end": rb"\n"})
KNOWN = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|content-(?:type|transfer-encoding)|mime-version"
    rb"|received|return-path|reply-to|in-reply-to|references|x-[a-z-]{2,40})[ \t]*:",
    re.IGNORECASE,
)


class Mended(NamedTuple):
    """A mail as parsers can read it."""

    raw: bytes
    header_end: int  # where its header ends, blank line included, if that was plain; else 0


def mend(raw: bytes, end: int | None = None) -> Mended:
    """`raw` as parsers can read it, its header and its parts.

    `end`: where its header ends, if that is known to be plain, or 0.
    """
    end = find_plain_header(raw) if end is None else end
    mended = raw if end else mend_header(mend_returns(raw))
    if b' "' not in mended and b'\t"' not in mended:
        return Mended(mended, end)
    boundaries = set(BLANK_AT_END.findall(mended))
    for boundary in boundaries:  # parsers drop the blank, then miss the end
        mended = mended.replace(b"--%b--" % boundary, b"--%b--" % boundary.rstrip())
    return Mended(mended, 0 if boundaries else end)


def find_plain_header(raw: bytes) -> int:
    """Where a header ends that is what RFC 5322 2.2 says, line for line, all of which end alike.

    0 where it is not so.
    """
    feed = raw.find(b"\n", 0, HEADER_MAX)
    plain = PLAIN_CRLF if feed > 0 and raw[feed - 1] == 13 else PLAIN_LF
    found = plain.match(raw, 0, HEADER_MAX)
    return found.end() if found else 0


def mend_returns(raw: bytes) -> bytes:
    """`raw` whose header has no CR but before an LF, where its lines end with one.

    A lone CR is no line end (RFC 5322 2.2), though parsers take it for one and end the header
    there. Where every line ends with two, a program made one of them too many. An old Mac's mail,
    below what servers wrote above it, stays as it is.
    """
    head = raw[:HEADER_MAX]
    if b"\r" not in head or b"\n" not in head:  # all lines of an old Mac's mail end with CR
        return raw
    if head.count(b"\r\r\n") == head.count(b"\n"):
        return raw.replace(b"\r\r\n", b"\r\n")
    end = BLANK_LINE.search(raw, 0, HEADER_MAX)
    header = raw[: end.start() + 1] if end else head  # with the end of its last line
    mended, lone = LONE_RETURN.subn(b" ", header)
    ends_lines = lone > header.count(b"\n") or (end is None and RETURNS.search(header))
    if ends_lines or not SENDER.search(mended):
        return raw
    return mended + raw[len(header) :]


def mend_header(raw: bytes) -> bytes:
    """`raw` with a header that parsers can read to its end; `raw` itself where it already can."""
    start = raw.lstrip(JUNK) if raw[:1] in (b"\xef", b" ", b"\t", b"\r", b"\n") else raw
    end = END_OF_HEADER.search(start, 0, HEADER_MAX)
    header = start[: end.start()] if end else start[:HEADER_MAX]
    lines = header.split(b"\n")
    sound = all(map(FOLD_OR_FIELD.match, lines))
    if sound and GAP.search(header) is None:
        return start
    mended = header if sound else _mend(lines)
    return GAP.sub(rb"\1:", mended) + start[len(header) :]


def _mend(lines: list[bytes]) -> bytes:
    """Header lines; an odd one before a known field becomes a fold, or goes when it is first."""
    last = max((at for at, line in enumerate(lines) if KNOWN.match(line)), default=-1)
    out: list[bytes] = []
    for at, line in enumerate(lines):
        if at > last or FOLD_OR_FIELD.match(line):
            out.append(line)
        elif any(map(FIELD.match, out)):
            out.append(b" " + line)
    return b"\n".join(out)
