"""How the words behind a verb become its arguments (CMD-03); those with dates are in `dated`.

A reader returns the arguments, None when the line lacks something (E-02), or the refusal that
says it better.
"""

from __future__ import annotations

import re

from rules.commands.arguments import (
    BackArgs,
    BlockArgs,
    CheckArgs,
    CodeArgs,
    FilesArgs,
    Ground,
    HandoffArgs,
    HandoverArgs,
    HandoverState,
    HeldArgs,
    HelpArgs,
    LinkArgs,
    ListArgs,
    NameArgs,
    NoArgs,
    PersonArgs,
    ReachedBy,
    ReleaseArgs,
    RespondedArgs,
    SeverityArgs,
    StatusArgs,
    TagArgs,
    TakeArgs,
    TargetArgs,
    TextArgs,
    TicketArgs,
    TimeDoneArgs,
    UndoArgs,
    View,
    WaitingArgs,
    WhoArgs,
    WorkArgs,
)
from rules.commands.grammar import (
    SENTENCE_END,
    find_choice,
    find_duration,
    find_person,
    find_target,
    find_ticket,
    find_word,
    unquoted,
)
from rules.commands.refusals import ErrorCode, Refusal
from rules.model.blocking import block_entry


def read_nothing(text: str, ground: Ground) -> NoArgs | None:
    """A verb that stands alone."""
    return None if text else NoArgs()


def read_text(text: str, ground: Ground) -> TextArgs:
    """Free words, often none."""
    return TextArgs(text)


def read_title(text: str, ground: Ground) -> NameArgs | None:
    """A title, quoted or not, as it is written."""
    name = unquoted(text)
    return NameArgs(name) if name else None


def read_name(text: str, ground: Ground) -> NameArgs | None:
    """A name, quoted or not; unquoted it does not end in a full stop."""
    return read_title(text.rstrip(SENTENCE_END), ground)


def read_one_word(text: str, ground: Ground) -> NameArgs | None:
    """A name of a single word, such as a client id."""
    found = read_name(text, ground)
    return found if found and " " not in found.name else None


def read_status(text: str, ground: Ground) -> StatusArgs | None:
    """A status with what belongs to it, not yet told apart."""
    return StatusArgs(unquoted(text)) if text else None


def read_what(text: str, ground: Ground) -> TextArgs | Refusal:
    """A sentence saying what is to be done, here or in the note (ST-05)."""
    return TextArgs(text) if text or ground.note else _no_sentence(ground)


def read_person_and_what(text: str, ground: Ground) -> PersonArgs | Refusal:
    """`[<person>:] <what>`; the note may say what (ST-03)."""
    found = _maybe_person(text)
    return found if found.text or ground.note else _no_sentence(ground)


def read_person_and_text(text: str, ground: Ground) -> PersonArgs:
    """`[<person>] [text]`."""
    return _maybe_person(text)


def read_maybe_person(text: str, ground: Ground) -> PersonArgs | None:
    """`[<person>] [text]`, where words without a person are most likely a name."""
    found = _maybe_person(text)
    return found if found.person or not text else None


def read_waiting(text: str, ground: Ground) -> WaitingArgs:
    """`[force] [text]`."""
    rest = find_word(text, "force")
    return WaitingArgs(force=rest is not None, text=text if rest is None else rest)


def read_take(text: str, ground: Ground) -> TakeArgs | None:
    """`[force]`."""
    return {"": TakeArgs(), "force": TakeArgs(force=True)}.get(text.lower())


def read_release(text: str, ground: Ground) -> ReleaseArgs:
    """`[all] [text]`."""
    rest = find_word(text, "all")
    return ReleaseArgs(everything=rest is not None, text=text if rest is None else rest)


def read_link(text: str, ground: Ground) -> LinkArgs | None:
    """An http or https URL, perhaps in angle brackets; the end of a sentence is no part of it."""
    hit = re.fullmatch(
        r"<?(https?://[^\s<>\"]+)>?", text.strip().rstrip(SENTENCE_END), re.IGNORECASE
    )
    return LinkArgs(hit[1]) if hit else None


def read_target(text: str, ground: Ground) -> TargetArgs | None:
    """`<target> [text]`."""
    found = find_target(text)
    return TargetArgs(found.value, found.rest) if found else None


def read_maybe_target(text: str, ground: Ground) -> TargetArgs:
    """`[<target>] [text]`."""
    found = find_target(text)
    return TargetArgs(found.value, found.rest) if found else TargetArgs(None, text)


def read_handoff(text: str, ground: Ground) -> HandoffArgs | None:
    """`<target> [tell-user]`."""
    found = find_target(text)
    if found is None or found.rest.lower() not in ("", "tell-user", "tell user"):
        return None
    return HandoffArgs(found.value, tell_user=bool(found.rest))


def read_responded(text: str, ground: Ground) -> RespondedArgs:
    """`[phone|email|inperson] [text]`."""
    by = find_choice(ReachedBy, text)
    return RespondedArgs(by.value, by.rest) if by else RespondedArgs(None, text)


def read_back(text: str, ground: Ground) -> BackArgs | None:
    """`[<person>]`."""
    if not text:
        return BackArgs()
    person = find_person(text)
    return BackArgs(person.value) if person and not person.rest else None


def read_handover(text: str, ground: Ground) -> HandoverArgs | None:
    """`completed|requested|none`."""
    state = find_choice(HandoverState, text)
    return HandoverArgs(state.value) if state and not state.rest else None


def read_tags(text: str, ground: Ground) -> TagArgs | None:
    """Labels, with blanks or commas between."""
    found = (one.rstrip(".!?") for one in re.findall(r"[^\s,;#]+", text.lower()))
    tags = tuple(dict.fromkeys(filter(None, found)))
    return TagArgs(tags) if tags else None


def read_untag(text: str, ground: Ground) -> TagArgs | None:
    """Labels, and `all` for all of one's own tickets."""
    found = read_tags(text, ground)
    if found is None or found.tags == ("all",):
        return None
    tags = tuple(tag for tag in found.tags if tag != "all")
    return TagArgs(tags, everything=len(tags) < len(found.tags))


def read_who(text: str, ground: Ground) -> WhoArgs | None:
    """A person, mostly by address."""
    person = find_person(text)
    return WhoArgs(person.value) if person and not person.rest else None


def read_check(text: str, ground: Ground) -> CheckArgs | None:
    """`<n,n|all|"text">`."""
    if text.lower() == "all":
        return CheckArgs(everything=True)
    items = re.findall(r"\"([^\"]+)\"|(\d{1,4})(?![\w.])", text)
    left = re.sub(r"\"[^\"]+\"|\d{1,4}(?![\w.])", "", text)
    if not items or left.strip(" ,;"):
        return None
    return CheckArgs(
        numbers=tuple(int(number) for _, number in items if number),
        texts=tuple(words.strip() for words, _ in items if words),
    )


def read_files(text: str, ground: Ground) -> FilesArgs | None:
    """`[n,n]`."""
    if not re.fullmatch(r"(?:\d{1,5}(?:[\s,;]+|$))*", text):
        return None
    return FilesArgs(tuple(int(number) for number in re.findall(r"\d+", text)))


def read_time_done(text: str, ground: Ground) -> TimeDoneArgs | None:
    """`[yes|no]`."""
    answers = {"": True, "yes": True, "no": False}
    return TimeDoneArgs(answers[text.lower()]) if text.lower() in answers else None


def read_work(text: str, ground: Ground) -> WorkArgs | None:
    """`<duration> [text]`."""
    found = find_duration(text)
    return WorkArgs(found.value, found.rest) if found else None


def read_severity(text: str, ground: Ground) -> SeverityArgs | None:
    """`1` to `4`."""
    number = text.rstrip(".,;! ")
    return SeverityArgs(int(number)) if number in ("1", "2", "3", "4") else None


def read_ticket(text: str, ground: Ground) -> TicketArgs | None:
    """`[of|into] <ticket>`."""
    behind = find_word(text, "of", "into")
    found = find_ticket(text if behind is None else behind)
    return TicketArgs(found.value) if found and not found.rest else None


def read_undo(text: str, ground: Ground) -> UndoArgs | None:
    """`[<receipt>]`."""
    hit = re.fullmatch(r"(?:R-)?([0-9A-Z]{6})", text.upper())
    if hit:
        return UndoArgs(f"R-{hit[1]}")
    return None if text else UndoArgs()


def read_code(text: str, ground: Ground) -> CodeArgs | None:
    """A confirmation code; whether there is such a one is E-21."""
    return CodeArgs(text.upper()) if text and " " not in text else None


def read_help(text: str, ground: Ground) -> HelpArgs:
    """`[<word>] [text]`."""
    word, _, rest = text.partition(" ")
    return HelpArgs(word.lstrip("#").rstrip(":").lower(), rest.strip())


def read_list(text: str, ground: Ground) -> ListArgs | None:
    """`mine|global|waiting|unassigned|due|attempts [region:<name>]`."""
    view = find_choice(View, text)
    hit = re.fullmatch(r"(?:region\s?:\s?(\S+))?", view.rest, re.IGNORECASE) if view else None
    return ListArgs(view.value, (hit[1] or "").lower()) if view and hit else None


def read_held(text: str, ground: Ground) -> HeldArgs | None:
    """`<n>` of the report of held mail."""
    return HeldArgs(int(text)) if re.fullmatch(r"[0-9]{1,6}", text) else None


def read_held_as(text: str, ground: Ground) -> HeldArgs | None:
    """`<n> <address>`."""
    hit = re.fullmatch(r"([0-9]{1,6})\s+<?([^\s<>@]+@[^\s<>@]+)>?", text)
    return HeldArgs(int(hit[1]), hit[2].lower()) if hit else None


def read_block(text: str, ground: Ground) -> BlockArgs | None:
    """`[<address> | <domain> | <n> of the report of held mail]`."""
    if not text:
        return BlockArgs()
    if re.fullmatch(r"[0-9]{1,6}", text):
        return BlockArgs(number=int(text))
    entry = block_entry(text)
    return BlockArgs(entry) if entry else None


def _maybe_person(text: str) -> PersonArgs:
    found = find_person(text)
    return PersonArgs(found.value, found.rest) if found else PersonArgs(None, text)


def _no_sentence(ground: Ground) -> Refusal:
    return Refusal(ErrorCode.NO_SENTENCE, (("verb", ground.verb),))
