"""A mail that a person passed on: who first wrote it, and what (GW-15).

Inline in the words of many clients and languages, or attached as message/rfc822.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from parsers.body.lines import Line, unquoted
from parsers.reply.banner import split_banner
from parsers.reply.body_lines import BodyLines, read_body_lines
from parsers.reply.occasion import Occasion, read_occasion, without_prefix
from parsers.reply.quotation import Cut, Sign, is_drawn
from parsers.reply.signature import split_signature
from rules.model.mail import Forwarded, Mailbox

LEVELS_MAX = 3  # a mail that was passed on again and again is read so deep
_HEADED = frozenset({Sign.HEADERS, Sign.ORIGINAL, Sign.ATTRIBUTION})


@dataclass(frozen=True, slots=True)
class AttachedMail:
    """A mail found as message/rfc822 inside another."""

    from_: Mailbox
    subject: str
    date: str  # as written
    text: str
    message_id: str = ""


def find_forward(
    bodies: Iterable[BodyLines], occasion: Occasion, attached: tuple[AttachedMail, ...]
) -> Forwarded | None:
    """The mail that was forwarded, inline before attached; None when the mail is no forward.

    `bodies`: the versions of the body, the plain one first.
    """
    found = _find_outermost(bodies, occasion, attached)
    return _with_inside(found, LEVELS_MAX) if found else None


def _with_inside(found: Forwarded, levels: int) -> Forwarded:
    """The mail with what it passed on itself, level by level."""
    if not levels or not found.text.strip():
        return found
    body = read_body_lines(found.text, read_occasion(found.subject))
    inside = _find_inline(body)
    return replace(found, inside=_with_inside(inside, levels - 1)) if inside else found


def _find_outermost(
    bodies: Iterable[BodyLines], occasion: Occasion, attached: tuple[AttachedMail, ...]
) -> Forwarded | None:
    inline, above = None, None
    for body in bodies:
        above = above or body
        inline = _find_inline(body) or inline
        if inline and inline.sender.address:
            return inline
        if inline is None and not attached and body.lines and not occasion.forwards:
            break  # another version of the same words says no more
    if attached and not occasion.replies:
        first = attached[0]
        return Forwarded(
            sender=first.from_,
            subject=first.subject,
            date=first.date,
            text=first.text,
            above=_own(above.lines) if above else "",
            attached=True,
            message_id=first.message_id,
        )
    return inline


def find_forward_cut(body: BodyLines) -> Cut | None:
    """The head of the forwarded mail, if the first quotation of a body is a forwarded mail."""
    cut = body.first
    if cut is None or cut.sign is Sign.FORWARDED:
        return cut
    if cut.sign not in _HEADED:
        return None
    if body.occasion.forwards:
        return cut
    warned = len(split_banner(body.lines)[0])
    alone = not any(line.words for line in body.lines[warned : cut.start])
    plain = not body.occasion.replies and cut.sign is not Sign.ATTRIBUTION
    return cut if alone and plain and cut.sender.address else None


def _find_inline(body: BodyLines) -> Forwarded | None:
    cut = find_forward_cut(body)
    if cut is None:
        return None
    lines = body.lines
    lines_below = lines[cut.end :]
    depth = min((line.depth for line in _without_frame(lines_below) if line.words), default=0)
    return Forwarded(
        sender=cut.sender,
        subject=cut.subject or without_prefix(body.occasion.subject),
        date=cut.date,
        text=unquoted(_without_frame(lines_below), depth),
        above=_own(lines[: cut.start]),
    )


def _without_frame(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without those that a program drew around them: "--- End forwarded message ---"."""
    spoken = [n for n, line in enumerate(lines) if line.words]
    while spoken and is_drawn(lines[spoken[0]].words):
        spoken.pop(0)
    while spoken and is_drawn(lines[spoken[-1]].words):
        spoken.pop()
    return lines[spoken[0] : spoken[-1] + 1] if spoken else ()


def _own(lines: tuple[Line, ...]) -> str:
    kept = split_signature(split_banner(lines)[1]).words
    return "\n".join(line.raw.rstrip() for line in kept).strip("\n")
