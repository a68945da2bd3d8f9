"""Mailboxes in header values and in the texts of machines (RFC 5322 3.4), read leniently.

An address is taken from where an address stands, never from a display name: the words before
`<...>` may show any address, and often a forged one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from parsers.header.fields import decode_words, unfold
from rules.model.mail import Mailbox

# Nor the marks of Chinese and Japanese, which stand close to an address.
NOT_IN_ADDRESS = r"\s<>()\[\]\",;:@\\\u3000-\u301f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40"
ADDRESS = re.compile(rf"[^{NOT_IN_ADDRESS}]{{1,256}}@[^{NOT_IN_ADDRESS}]{{1,255}}")
QUOTED_ADDRESS = re.compile(r'"[^"\n]{1,256}"@[^\s<>()",;:@\\]{1,255}')
AT_HOST = re.compile(r"[^\s<>()\[\]\",;:@\\]{1,256}@\[[0-9A-Za-z.:]{3,60}\]")  # RFC 5321 4.1.3
SHAPES = (QUOTED_ADDRESS, ADDRESS, AT_HOST)
LOCAL_MAX = 128
ANGLE = re.compile(r"<([^\s<>@]{1,256}@[^\s<>@]{1,255})>")
QUOTED = re.compile(r'"(?:[^"\\]++|\\.)*+"')
ANGLED = re.compile(r"<[^<>]*+>|\[[^\[\]]*+\]")
ENCODED_WORD = re.compile(r"=\?[^?\s]{1,60}\?[bqBQ]\?[^?\s]*+\?=")
BLANKS = re.compile(r"\s+")
ESCAPED = re.compile(r'\\(["\\(),])')


@lru_cache(maxsize=64)  # the same field is asked for by several readers
def find_mailboxes(value: str, *, in_comments: bool = False) -> tuple[Mailbox, ...]:
    """Mailboxes of a raw address field, in order, groups opened, each address once.

    `in_comments` reads `Name (address)` too: for recipients only, a sender is never named so.
    """
    seen: dict[str, Mailbox] = {}
    for piece, mailboxes in _read_pieces(value):
        if not mailboxes and in_comments:
            mailboxes = tuple(_read_comment(piece))
        for mailbox in mailboxes:
            seen.setdefault(mailbox.address.lower(), mailbox)
    return tuple(seen.values())


@lru_cache(maxsize=16)  # asked for with comments and without
def _read_pieces(value: str) -> tuple[tuple[str, tuple[Mailbox, ...]], ...]:
    """The members of a list, each with the mailboxes that it names."""
    return tuple([(piece, tuple(_read_piece(piece))) for piece in _split_list(unfold(value))])


def names_group(value: str) -> bool:
    """Whether a field is written as a group of people, `Team: a@b, c@d;` (RFC 6854)."""
    return ":" in value and ":" in ANGLED.sub(" ", _unquoted(value))


def names_two(value: str) -> bool:
    """Whether an address in it goes on behind its end, `<a@b>@c`, or has a second `@`.

    Each program reads another one out of it. What is shown as a name before `<` counts for none.
    """
    if value.count("@") < 2:
        return False
    plain = _unquoted(value)
    return (plain.partition("<")[2] or plain).count("@") > 1


def _unquoted(value: str) -> str:
    """A field without quoted strings, encoded words and comments."""
    plain, _ = _cut_comments(ENCODED_WORD.sub(" ", QUOTED.sub(" ", unfold(value))))
    return plain


def find_address(value: str) -> str:
    """The one address in `value`, folded to lower case; "" where there is none."""
    found = find_mailboxes(value)
    return found[0].address.lower() if found else ""


def find_addresses(values: Iterable[str]) -> tuple[str, ...]:
    """Addresses of several fields in lower case, in order, each once."""
    found = (
        box.address.lower() for value in values for box in find_mailboxes(value, in_comments=True)
    )
    return tuple(dict.fromkeys(found))


def _split_list(value: str) -> list[str]:
    """`value` cut at commas and group marks outside quotes, comments and angles; one pass."""
    if "," not in value and ";" not in value and ":" not in value:
        return [value]
    pieces: list[str] = []
    begin, depth = 0, 0
    quoted = escaped = angle = False
    for position, letter in enumerate(value):
        if escaped:
            escaped = False
        elif letter == "\\" and (quoted or depth):
            escaped = True
        elif quoted or letter == '"':
            quoted = quoted != (letter == '"')
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth = max(0, depth - 1)
        elif letter == "<":
            angle = True
        elif letter == ">":
            angle = False
        elif letter in ",;" and not depth and not angle:
            pieces.append(value[begin:position])
            begin = position + 1
        elif letter == ":" and not depth and not angle:
            begin = position + 1
    pieces.append(value[begin:])
    return pieces


def _read_piece(piece: str) -> Iterator[Mailbox]:
    """The mailbox of one member of a list; all of them where it names several."""
    mailbox = _read_mailbox(piece)
    if "=?" in (mailbox.name if mailbox else piece):  # the word was drawn around the address
        mailbox = _read_mailbox(decode_words(piece)) or mailbox
    angles = ANGLE.findall(QUOTED.sub(" ", piece)) if piece.count("<") > 1 else []
    if len(angles) > 1:
        yield from map(Mailbox, angles)
    elif mailbox is not None:
        yield mailbox


def _read_mailbox(piece: str) -> Mailbox | None:
    """One mailbox: `name <address>`, `address (name)` or an address alone."""
    begin = piece.rfind("<")
    if begin >= 0:
        inside = piece[begin + 1 :].split(">")[0]
        inside = inside.rpartition(":")[2] if "@" in inside and "[" not in inside else inside
        address = find_bare_address(inside) or find_bare_address("".join(inside.split()))
        if address:
            return Mailbox(address, read_name(piece[:begin].rstrip("< \t")))
    name = piece[:begin] if begin >= 0 else piece
    plain, comment = _cut_comments(name)
    address = find_bare_address(plain)
    if not address:
        return None
    rest = plain.replace(address, " ", 1).strip(" \t<>\"'")
    return Mailbox(address, read_name(comment or rest))


def _read_comment(piece: str) -> Iterator[Mailbox]:
    """The mailbox of `Name (address)`, where the comment is an address and nothing else."""
    name, comment = _cut_comments(piece)
    address = find_bare_address(comment)
    if address and address == comment.strip():
        yield Mailbox(address, read_name(name))


def find_bare_address(text: str) -> str:
    """The first thing in `text` that has the shape of an address; "" where nothing has.

    `maya@desk.example@evil.example` is none: each program reads another address out of it.
    """
    sign = text.find("@")
    while sign >= 0:
        begin = max(0, sign - LOCAL_MAX)
        for shape in SHAPES:
            if match := shape.search(text, begin, sign + 257):
                ends = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
                return "" if "@" in ends else match[0].strip("'.")
        sign = text.find("@", sign + 1)
    return ""


def read_name(text: str) -> str:
    """A display name: quotes off, encoded words decoded, one line."""
    text = text.strip()
    escaped = '\\"' in text  # then the quotes are part of the name
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    if "\\" in text:
        text = ESCAPED.sub(r"\1", text)
    name = BLANKS.sub(" ", decode_words(text)).strip()
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name.replace('"', "") if name.count('"') % 2 == 0 and not escaped else name


def _cut_comments(text: str) -> tuple[str, str]:
    """`text` without its comments, and the last comment; one pass."""
    out: list[str] = []
    comment: list[str] = []
    depth = 0
    for letter in text:
        if letter == "(":
            depth += 1
            if depth == 1:
                comment = []
                continue
        elif letter == ")" and depth:
            depth -= 1
            if depth == 0:
                continue
        (comment if depth else out).append(letter)
    return "".join(out), "".join(comment)
