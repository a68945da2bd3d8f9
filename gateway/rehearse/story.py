"""Reading a story (`*.story`) into steps: nothing is played here, every fault is found at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from gateway.rehearse.expect_line import NOTICE, TICKET_KEYS, read_expect
from gateway.rehearse.steps import (
    COMPLAINT,
    At,
    BounceLetter,
    Confirm,
    MadeUpFile,
    Proof,
    PutAbsence,
    PutCall,
    PutRota,
    PutTicket,
    Restart,
    SendMail,
    Setting,
    Step,
    Story,
    StoryFault,
    Unit,
    UnplayableStory,
    UseProfile,
    Wait,
)
from gateway.rehearse.story_line import (
    BadLine,
    Words,
    find_words,
    read_day,
    read_moment,
    read_number,
)

DURATION = re.compile(r"(\d+)(m|h|d|w|bd)")
ATTACHMENT = re.compile(r"([^:]+):([\w.+-]+/[\w.+-]+):(\d+)(B|kB|MB)?")
SIZES = {None: 1, "B": 1, "kB": 1024, "MB": 1024 * 1024}

MAIL_KEYS = (
    *("from", "to", "cc", "subject", "id", "reply", "auth", "header", "attach", "html"),
    *("delivered_to", "envelope_from", "file"),
)


def read_story(path: Path) -> Story:
    """Return the story in `path`; raise UnplayableStory with every line at fault."""
    try:
        text = path.read_text("utf-8-sig")  # some editors put a byte order mark
    except OSError as error:
        raise UnplayableStory((StoryFault(path, 0, f"cannot be read: {error.strerror}"),)) from None
    except UnicodeDecodeError as error:
        raise UnplayableStory((StoryFault(path, 0, f"cannot be read: {error}"),)) from None
    return read_story_text(text, path)


def read_story_text(text: str, path: Path) -> Story:
    """Return the story that `text` tells; `path` is for messages and for files beside it."""
    steps: list[Step] = []
    faults: list[StoryFault] = []
    source = text.split("\n")  # a mail may hold other separators
    for line, directive, mail_lines in _directives(source, path, faults):
        name, _, rest = directive.partition(" ")
        try:
            steps.append(_read_step(line, name, rest.strip(), mail_lines, path))
        except BadLine as bad:
            faults.append(StoryFault(path, line, f"{name}: {bad}"))
    if faults:
        raise UnplayableStory(tuple(faults))
    return Story(path, tuple(steps), tuple(source))


def _directives(
    lines: list[str], path: Path, faults: list[StoryFault]
) -> list[tuple[int, str, tuple[str, ...]]]:
    """Gather each directive with the `|` lines of the mail under it."""
    found: list[tuple[int, str, tuple[str, ...]]] = []
    for number, line in enumerate(lines, 1):
        words = line.strip().expandtabs(1)
        if not words or words.startswith("#"):
            continue
        if not words.startswith("|"):
            found.append((number, words, ()))
        elif found and found[-1][1].startswith("mail "):
            start, directive, text = found[-1]
            written = line.lstrip()[1:].removeprefix(" ")
            found[-1] = (start, directive, (*text, written))
        else:
            faults.append(StoryFault(path, number, "text without a mail above it"))
    return found


def _read_step(line: int, name: str, rest: str, mail_lines: tuple[str, ...], path: Path) -> Step:
    if name == "expect":
        return read_expect(line, rest)
    words = find_words(rest)
    if name == "mail":
        return _read_mail(line, words, mail_lines, path)
    reader = READERS.get(name)
    if reader is None:
        raise BadLine(f"unknown directive; known: {' '.join((*READERS, 'mail', 'expect'))}")
    return reader(line, words)


def _read_profile(line: int, words: Words) -> Step:
    words.allow(1)
    return UseProfile(line, words.word(0, "the profile's name"))


def _read_setting(line: int, words: Words) -> Step:
    if words.pairs:  # a key without a dot in it
        words.allow(0, words.pairs[0].key)
        return Setting(line, words.pairs[0].key, words.value(words.pairs[0].key) or "")
    words.word(0, "key=value")
    key, equals, value = " ".join(words.plain).partition("=")
    if not equals:
        raise BadLine(f'"{key}" has no value; write {key}=…')
    return Setting(line, key, value.removeprefix("[").removesuffix("]"))


def _read_at(line: int, words: Words) -> Step:
    words.allow(2)
    return At(line, read_moment(words.word(0, "the day"), words.word(1, "the time")))


def _read_wait(line: int, words: Words) -> Step:
    words.allow(1)
    found = DURATION.fullmatch(words.word(0, "how long"))
    if found is None:
        raise BadLine(f'"{words.plain[0]}" is no duration; write 90m 4h 5d 2w or 3bd')
    return Wait(line, int(found[1]), Unit(found[2]))


def _read_ticket(line: int, words: Words) -> Step:
    words.allow(2, *TICKET_KEYS)
    number = read_number(words.word(0, "the ticket's number"))
    title = words.word(1, "the ticket's title in quotation marks")
    fields = tuple((key, value) for key in TICKET_KEYS if (value := words.value(key)) is not None)
    return PutTicket(line, number, title, fields)


def _read_call(line: int, words: Words) -> Step:
    words.allow(3)
    number = read_number(words.word(0, "the ticket's number"))
    return PutCall(line, number, read_moment(words.word(1, "the day"), words.word(2, "the time")))


def _read_away(line: int, words: Words) -> Step:
    words.allow(3)
    first = read_day(words.word(1, "the first day"))
    last = read_day(words.word(2, "the last day"))
    if last < first:
        raise BadLine(f"the absence ends on {last}, before it begins")
    return PutAbsence(line, words.word(0, "who"), first, last)


def _read_rota(line: int, words: Words) -> Step:
    words.allow(2)
    return PutRota(line, words.word(0, "who"), read_day(words.word(1, "the day")))


def _read_bounce(line: int, words: Words) -> Step:
    words.allow(0, "of", "to", "status")
    notice, to = words.value("of"), words.value("to")
    if notice is None or not NOTICE.fullmatch(notice):
        raise BadLine("needs the notice that failed: of=N-09")
    if to is None:
        raise BadLine("needs the recipient: to=carla")
    status = words.value("status") or "5.1.1"
    if status != COMPLAINT and not re.fullmatch(r"[45]\.\d{1,3}\.\d{1,3}", status):
        raise BadLine(
            f'"{status}" is no enhanced status code (RFC 3463); write 5.1.1, or {COMPLAINT}'
        )
    return BounceLetter(line, notice, to, status)


def _read_confirm(line: int, words: Words) -> Step:
    words.allow(1, "auth")
    return Confirm(line, words.word(0, "who"), _read_proof(words))


def _read_restart(line: int, words: Words) -> Step:
    words.allow(0)
    return Restart(line)


READERS: dict[str, Callable[[int, Words], Step]] = {
    "profile": _read_profile,
    "set": _read_setting,
    "at": _read_at,
    "wait": _read_wait,
    "ticket": _read_ticket,
    "call": _read_call,
    "away": _read_away,
    "rota": _read_rota,
    "bounce": _read_bounce,
    "confirm": _read_confirm,
    "restart": _read_restart,
}


def _read_mail(line: int, words: Words, lines: tuple[str, ...], path: Path) -> SendMail:
    words.allow(0, *MAIL_KEYS)
    file, sender = words.value("file"), words.value("from")
    if file is None and sender is None:
        raise BadLine("says neither who writes (from=) nor which file comes in (file=)")
    if file is not None:
        words.allow(0, "file", "auth", "header", "delivered_to", "envelope_from")
        if lines:
            raise BadLine("a mail from a file has its text in the file")
    return SendMail(
        line,
        sender=sender or "",
        to=_several(words.value("to")),
        cc=_several(words.value("cc")),
        subject=words.value("subject"),
        lines=lines,
        id=words.value("id") or "",
        reply=words.value("reply") or "",
        proof=_read_proof(words),
        headers=tuple(_read_header(value) for value in words.values("header")),
        files=tuple(_read_attachment(value) for value in words.values("attach")),
        html=words.value("html"),
        delivered_to=words.value("delivered_to") or "",
        envelope_from=words.value("envelope_from"),
        file=path.parent / file if file is not None else None,
    )


def _read_proof(words: Words) -> Proof | None:
    proof = words.value("auth")
    if proof is not None and proof not in tuple(Proof):
        raise BadLine(f'"auth={proof}" is unknown; known: {" ".join(Proof)}')
    return Proof(proof) if proof is not None else None


def _several(value: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in (value or "").split(",") if one.strip())


def _read_header(value: str) -> tuple[str, str]:
    name, colon, content = value.partition(":")
    if not colon or not re.fullmatch(r"[!-9;-~]+", name):
        raise BadLine(f'"{value}" is no header; write header="Auto-Submitted: auto-replied"')
    return name, content.strip()


def _read_attachment(value: str) -> MadeUpFile:
    found = ATTACHMENT.fullmatch(value)
    if found is None:
        raise BadLine(f'"{value}" is no attachment; write attach=vpn.log:text/plain:12kB')
    return MadeUpFile(found[1], found[2].lower(), int(found[3]) * SIZES[found[4]])
