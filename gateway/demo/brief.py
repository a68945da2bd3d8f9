"""One act told briefly: who wrote what, what came of it and why, who hears of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gateway.demo.act import AdminOrders, MailIn, TimePasses
from gateway.demo.full import MARKER, reasons, wrapped
from gateway.demo.play import DIGEST, Played
from gateway.demo.postbag import Caught
from rules.model.status import CATALOGUE
from rules.policy.desk import Desk

WORDS_MAX = 3  # lines of a mail
REASONS_MAX = 2
REASON_MAX = 2  # lines of one
LETTER_MAX = 2  # lines of a letter that was not seen before
GOES_ON = " ..."
NUMBER = re.compile(r"^\[T\d{8}\.\d+\] ")
# the first words of what is told only where there is nothing better
ASIDE = ("timer ", "contact ", "public note", "internal note", "email attempt", "mail classified")


def tell_act(played: Played, desk: Desk, width: int) -> Iterator[str]:
    yield ""
    status = CATALOGUE[played.act.status].name
    title = f"{played.number}. {played.act.title} "
    room = width - len(status) - 1
    yield f"{_cut(title, room).ljust(room, '.')} {status}"
    yield _cut(f"   {played.now}  {_who(played)}", width)
    yield from _first([f"   | {line}" for line in _words(played)], WORDS_MAX, width)
    for one in _reasons(played, desk):
        yield from _first([*wrapped("   - ", one, width)], REASON_MAX, width)
    yield from _letter_lines(played, desk, width)
    yield from (f"   OTHERWISE THAN TOLD: {fault}" for fault in played.faults)


def _who(played: Played) -> str:
    match played.act.happening:
        case MailIn() if played.mail is not None:
            return f"{played.mail.sender.name} to {_short_address(played.mail.recipient)}"
        case AdminOrders(verb):
            return f"an admin's order: {verb}"
        case _:
            return "the clock goes on"


def _short_address(address: str) -> str:
    """Return an address without the token that makes it long."""
    local, _, domain = address.partition("@")
    base, plus, token = local.partition("+")
    word = "..." if token.startswith("t.") else token
    return f"{base}{plus}{word}@{domain}"


def _words(played: Played) -> list[str]:
    """Return what was written, above what it quotes."""
    if played.mail is None:
        return []
    lines: list[str] = []
    for line in (one.strip() for one in played.mail.text.splitlines()):
        if line.startswith(">") or line.endswith("wrote:"):
            break
        if line:
            lines.append(line)
    return lines


def _reasons(played: Played, desk: Desk) -> list[str]:
    """Return the first things decided; what only follows from them last."""
    told = [*reasons(played.decided, desk)]
    weighty = [one for one in told if not one[0].startswith(ASIDE)]
    if not weighty and isinstance(played.act.happening, TimePasses):
        letters = (letter for one in played.decided for letter in one.letters)
        named = dict.fromkeys((one.rule, one.because) for one in letters if one.notice != DIGEST)
        return [f"{because}  [{rule}]" for rule, because in named][:REASONS_MAX]
    chosen = (weighty or told)[:REASONS_MAX]
    return [f"{effects}: {because}  [{rule}]" for effects, rule, because in chosen]


def _letter_lines(played: Played, desk: Desk, width: int) -> Iterator[str]:
    seen = {one.notice for one in played.before}
    for notice in dict.fromkeys(one.notice for one in played.letters):
        same = [one for one in played.letters if one.notice == notice]
        to = ", ".join(one.address.partition("@")[0] for one in same)
        subject = NUMBER.sub("", same[0].subject)
        yield _cut(f"   >> {notice} to {to}: {subject}", width)
        if notice not in seen and not same[0].address.endswith(f"@{desk.domain}"):
            yield from _first([f"      {line}" for line in _told(same[0])], LETTER_MAX, width)
    if not played.letters:
        yield "   nothing goes out"


def _told(letter: Caught) -> list[str]:
    """Return what a letter says, without the greeting."""
    lines = letter.text.removeprefix(MARKER).strip().splitlines()
    return [line.rstrip() for line in lines if line.strip() and not line.startswith("Hello ")]


def _first(lines: list[str], most: int, width: int) -> list[str]:
    """Return the first lines, cut to the width; dots say that a sentence goes on behind them."""
    shown = [_cut(line, width) for line in lines[:most]]
    if len(lines) > most and lines[most].strip(" |")[:1].islower():
        while len(shown[-1]) > width - len(GOES_ON):
            shown[-1] = shown[-1].rpartition(" ")[0]
        shown[-1] += GOES_ON
    return shown


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else f"{line[: width - 3].rstrip()}..."
