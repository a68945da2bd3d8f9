"""The block of commands at the top of the own words (CMD-02).

The block is the first thing in the new text; the first line that is neither blank nor a command
ends it, so does `#end`. `#internal` alone on its line is seen wherever it stands. Whether a verb
is known, and what its words mean, is decided in rules.
"""

from __future__ import annotations

import re
from itertools import islice

from parsers.invisible import INVISIBLE, is_turned_round
from rules.model.mail import Block, CommandLine

# On a folded line. A full stop or a comma behind the verb is a telephone's: two blanks make one.
COMMAND = re.compile(r"# *([^\W\d_][\w-]*)(?:$|: *|[.,;!…。，；！）]+(?: +|$)| +)(.*)")
# Of a list, as a client makes one of lines that begin alike: a sign or a number, and blanks.
_BULLET = re.compile(r"(?:[^\w\s#\\>]|\d{1,2}[.)])\s*(?=# ?[^\W\d_])")
# Digits and letters as Japanese and Chinese keyboards write them.
_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
# What phones and Outlook make of plain characters (rule 3).
FOLDED = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "＂": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "＇": "'",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u3000": " ", "\t": " ",
        "＃": "#", "﹟": "#", "：": ":", "＋": "+", "＠": "@", "．": ".", "－": "-", "／": "/",
        "＿": "_", "\u20e3": "",
    }
    | {chr(wide): chr(wide - 0xFEE0) for wide in _WIDE}
    | INVISIBLE
)  # fmt: skip


# What is put around a command: stars for bold in a plain part, quotes, brackets.
_DRESSED = re.compile(r"[*_~`\"'(\[{<]{1,4}(#.*)")
_CLOSED = re.compile(r"^(# *[^\W\d_][\w-]*?)[*_~`\"')\]}>]{1,4}(?= |:|$)")
_CLOSERS = "*_~`\"')]}>. "
# Commands in one row, or a sign too many: the words that stay inside are seen there, too.
_NAME = r"[A-Za-z][A-Za-z0-9_]{0,40}(?:-[A-Za-z0-9_]{1,40}){0,3}"
_ROW = re.compile(rf"[^\w\\#>]{{0,3}}(?:#{{1,3}} ?{_NAME}[^\w\\#]{{0,9}}){{1,20}}")
_ROW_ITEM = re.compile(rf"# ?({_NAME})")
_MARKS = re.compile(r"<[^<>\s]{1,2000}>|\[(?:image|cid):[^\]\n]{0,200}\]|[*_]")
_SEEN_MAX = 400  # lines; commands stand at the top
STAYS_INSIDE = ("internal", "note")
# Such a word alone on its line, whatever signs stand around it; not in a quote, nor behind a "\\".
_KEEPS_INSIDE = re.compile(
    r"(?!>)(?:\d{1,2}[.)])?[^\w\\#]{0,20}# ?(?:internal|note)[^\w#]{0,20}", re.IGNORECASE
)
COMMANDS_MAX = 100  # rules refuse more than 20 (E-26); what is behind is a note


def fold_typography(line: str) -> str:
    """`line` with curly quotes, long dashes, odd blanks and full-width signs made plain."""
    return line.replace("\t", " ") if line.isascii() else line.translate(FOLDED)


def read_block(own_words: str) -> Block:
    """The commands at the top of `own_words`, and the note under them."""
    commands: list[CommandLine] = []
    lines = [one for line in own_words.split("\n") for one in _part(line)]
    for position, line in enumerate(lines):
        folded = fold_typography(line).strip()
        if not folded:
            continue
        command = _read_command(folded, line.strip())
        if command is None:
            return _with_note(commands, lines[position:])
        if command.verb == "end":
            return _with_note(commands, lines[position + 1 :], ended=True)
        if len(commands) == COMMANDS_MAX:
            return _with_note(commands, lines[position:])
        commands.append(command)
    return Block(tuple(commands), "")


def find_unseen(
    block: Block, seen: tuple[str, ...], unseen: tuple[str, ...]
) -> tuple[CommandLine, ...]:
    """Lines that read as commands, and that a reader of the mail does not see, or perhaps not.

    `seen` are the lines that every reader sees, `unseen` those that none does.
    """
    hidden = [
        command
        for line in unseen
        if (command := _read_command(fold_typography(line).strip(), line.strip())) is not None
    ]
    written = (*block.commands, *block.below)
    if not written:
        return tuple(hidden)
    straight = (line for line in seen[:_SEEN_MAX] if not is_turned_round(line))
    shown = [_readings(one) for line in straight for one in _part(line)]
    doubtful = [
        one
        for n, one in enumerate(written)
        if is_turned_round(one.line) or not _is_shown(one, written[:n], shown)
    ]
    # what repeats a line that is read, letter for letter, asks for nothing that nobody sees
    read = {_bare(one.line) for one in written if one not in doubtful}
    return (*(one for one in hidden if _bare(one.line) not in read), *doubtful)


def find_turned(block: Block) -> tuple[CommandLine, ...]:
    """Commands of a plain text whose letters a reader sees in another order."""
    return tuple(one for one in (*block.commands, *block.below) if is_turned_round(one.line))


def _readings(line: str) -> tuple[str, ...]:
    """A line as it may stand among the own words, where the sign of a list item may be gone."""
    whole, item = _bare(line), _bare(_BULLET.sub("", line.strip(), count=1))
    return (whole,) if whole == item else (whole, item)


def _is_shown(
    command: CommandLine, above: tuple[CommandLine, ...], shown: list[tuple[str, ...]]
) -> bool:
    """Whether the command is seen; one that is written again, once more than above."""
    wanted = _bare(command.line)
    before = sum(_bare(one.line) == wanted for one in above)
    hits = (one for one in shown if any(line.startswith(wanted) for line in one))  # wrapped
    return sum(1 for _ in islice(hits, before + 1)) > before


def _bare(line: str) -> str:
    """A line without what the versions of one mail differ in: blanks, targets of links, marks."""
    return "".join(_MARKS.sub("", fold_typography(line)).split()).casefold()


def _with_note(commands: list[CommandLine], lines: list[str], *, ended: bool = False) -> Block:
    """The block, and what in the text under it still speaks to the gateway."""
    inside = False
    below: list[CommandLine] = []
    kept: list[str] = []
    for line in lines:
        folded = fold_typography(line).strip()
        if _KEEPS_INSIDE.fullmatch(folded):
            inside = True
            continue
        command = _read_below(line) if "#" in folded else None
        ended = ended or (command is not None and command.verb == "end")
        if command is not None and not ended and len(below) < COMMANDS_MAX:
            below.append(command)
        kept.append(line)
    return Block(tuple(commands), _note(kept), tuple(below), inside)


def _read_below(line: str) -> CommandLine | None:
    """A line under the block that reads as a command, also as an item of a list."""
    written = _BULLET.sub("", line.strip(), count=1)
    return _read_command(fold_typography(written).strip(), written)


def _read_command(folded: str, written: str) -> CommandLine | None:
    """One `#verb args` line; None for text, `#1 priority` and `\\#` included."""
    match = COMMAND.fullmatch(_undress(folded))
    if match is None:
        return None
    verb = match[1].lower().replace("-", "").replace("_", "")
    return CommandLine(written, verb, " ".join(match[2].split()))


def _part(line: str) -> tuple[str, ...]:
    """`line`, or the commands that stand in it in one row where one of them stays inside."""
    if line.count("#") + line.count("＃") < 2:
        return (line,)
    folded = fold_typography(line).strip()
    if _ROW.fullmatch(folded):
        verbs = _ROW_ITEM.findall(folded)
        if any(verb.lower() in STAYS_INSIDE for verb in verbs):
            return tuple(f"#{verb}" for verb in verbs)
    head, _, last = folded.rpartition(" ")
    if head.startswith("#") and last.lower().rstrip(".") in (f"#{one}" for one in STAYS_INSIDE):
        return (head.rstrip(" ,;/&+|"), last)
    return (line,)


def _undress(folded: str) -> str:
    """A folded line without what is put around a command, where one may stand in it."""
    dressed = _DRESSED.fullmatch(folded)
    if dressed is None:
        return folded
    return _CLOSED.sub(r"\1", dressed[1], count=1).rstrip(_CLOSERS)


def _note(lines: list[str]) -> str:
    """The text under the block; a `\\#` at the start of a line is a plain `#`."""
    plain = (
        line.replace("\\#", "#", 1) if line.lstrip().startswith("\\#") else line for line in lines
    )
    return "\n".join(plain).strip("\n").rstrip()
