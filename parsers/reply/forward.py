"""A mail that a person passed on: who first wrote it, and what (GW-15).

Inline in the words of many clients and languages, or attached as message/rfc822.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from parsers.body.html import HtmlWords
from parsers.body.lines import Line, read_lines, unquoted
from parsers.reply.attribution import Attribution, find_attributions
from parsers.reply.phrasebook import FORWARD_PREFIXES, REPLY_PREFIXES, fold
from parsers.reply.quotation import Cut, Sign, find_cut, is_drawn
from parsers.reply.signature import split_banner, split_signature
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


def find_forward(
    text: str, subject: str, attached: tuple[AttachedMail, ...], html: HtmlWords | None
) -> Forwarded | None:
    """The mail that was forwarded, inline before attached; None when the mail is no forward."""
    found = _find_outermost(text, subject, attached, html)
    return _with_inside(found, LEVELS_MAX) if found else None


def _with_inside(found: Forwarded, levels: int) -> Forwarded:
    """The mail with what it passed on itself, level by level."""
    if not levels or not found.text.strip():
        return found
    inside = _find_inline(read_lines(found.text), found.subject)
    return replace(found, inside=_with_inside(inside, levels - 1)) if inside else found


def _find_outermost(
    text: str, subject: str, attached: tuple[AttachedMail, ...], html: HtmlWords | None
) -> Forwarded | None:
    inline = None
    for body in _bodies(text, html):
        inline = _find_inline(read_lines(body), subject) or inline
        if inline and inline.sender.address:
            return inline
    if attached and not _is_prefixed(subject, REPLY_PREFIXES):
        first = attached[0]
        return Forwarded(
            sender=first.from_,
            subject=first.subject,
            date=first.date,
            text=first.text,
            above=_own(read_lines(text if text.strip() or html is None else html.marked)),
            attached=True,
        )
    return inline


def find_forward_cut(
    lines: tuple[Line, ...], subject: str, attributions: dict[int, Attribution]
) -> Cut | None:
    """The head of the forwarded mail, if the first quotation of a body is a forwarded mail."""
    cut = _first_cut(lines, attributions)
    if cut is None or cut.sign is Sign.FORWARDED:
        return cut
    if cut.sign not in _HEADED:
        return None
    if is_forward_subject(subject):
        return cut
    alone = all(line.blank for line in lines[: cut.start])
    plain = not _is_prefixed(subject, REPLY_PREFIXES) and cut.sign is not Sign.ATTRIBUTION
    return cut if alone and plain and cut.sender.address else None


def is_forward_subject(subject: str) -> bool:
    """Whether the subject's first prefix says that the mail was passed on."""
    return _is_prefixed(subject, FORWARD_PREFIXES)


def _bodies(text: str, html: HtmlWords | None) -> tuple[str, ...]:
    if html is None:
        return (text,)
    return (html.marked,) if not text.strip() or text == html.text else (text, html.marked)


def _find_inline(lines: tuple[Line, ...], subject: str) -> Forwarded | None:
    cut = find_forward_cut(lines, subject, find_attributions(lines))
    if cut is None:
        return None
    body = lines[cut.end :]
    depth = min((line.depth for line in _without_frame(body) if not line.blank), default=0)
    return Forwarded(
        sender=cut.sender,
        subject=cut.subject or _without_prefix(subject),
        date=cut.date,
        text=unquoted(_without_frame(body), depth),
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


def _first_cut(lines: tuple[Line, ...], attributions: dict[int, Attribution]) -> Cut | None:
    for index in range(len(lines)):
        cut = find_cut(lines, index, attributions)
        if cut:
            return cut
    return None


def _own(lines: tuple[Line, ...]) -> str:
    kept = split_signature(split_banner(lines)[1]).words
    return "\n".join(line.raw.rstrip() for line in kept).strip("\n")


def _is_prefixed(subject: str, prefixes: frozenset[str]) -> bool:
    return _prefix(subject) in prefixes


def _prefix(subject: str) -> str:
    """The folded word before the first colon, tags such as [EXTERN] passed over."""
    text = subject.lstrip().removeprefix("[Fwd:") if subject.startswith("[") else subject.strip()
    if subject.lstrip().lower().startswith("[fwd:"):
        return "fwd"
    while text.startswith("[") and "]" in text[:80]:
        text = text[text.index("]") + 1 :].lstrip()
    head = text[:24].replace("：", ":")
    at = head.find(":")
    return fold(head[:at]).rstrip("0123456789[]()") if at > 0 else ""


def _without_prefix(subject: str) -> str:
    """The subject behind its first prefix."""
    at = subject.replace("：", ":").find(":")
    return subject[at + 1 :].strip() if _prefix(subject) and at >= 0 else subject.strip()
