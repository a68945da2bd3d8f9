"""The command table: every verb, who may use it, when it runs, how it is read (CMD-03).

What a command does is `rules.commands`'; nothing here looks at a ticket.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rules.clock import Calendar
from rules.commands import read, read_dated
from rules.commands.arguments import (
    Args,
    AwayArgs,
    BackArgs,
    Ground,
    ReleaseArgs,
    StatusArgs,
    TagArgs,
)
from rules.commands.gaps import without_gaps
from rules.commands.grammar import SENTENCE_END
from rules.commands.refusals import ErrorCode, Refusal
from rules.model.mail import CommandLine
from rules.model.status import (
    CATALOGUE,
    HUMAN_STATUSES,
    Status,
    StatusChoice,
    display_name,
    find_by_name,
    find_status,
    is_system_only,
)

COMMANDS_MAX = 20  # of one mail (E-26)
LIKE, MEANT = 0.6, 0.75  # how alike a verb is spelt that may be meant, and one that is
BEGINNING = 3  # letters that two words have in common where one begins the other

Reader = Callable[[str, Ground], Args | Refusal | None]


class Verb(StrEnum):
    """Every command; the value is how it is written behind the `#`."""

    CID = "cid"
    CATEGORY = "category"
    CONTACT = "contact"
    NEW = "new"
    ACCEPT = "accept"
    SEV = "sev"
    PRIORITY = "priority"
    TITLE = "title"
    TAG = "tag"
    UNTAG = "untag"
    CHECK = "check"
    UNCHECK = "uncheck"
    TIMEDONE = "timedone"
    TIME = "time"
    EFFORT = "effort"
    ARRANGED = "arranged"
    DUE = "due"
    CC = "cc"
    UNCC = "uncc"
    QUEUE = "queue"
    PRESET = "preset"
    HANDOVER = "handover"
    OOODONE = "ooodone"
    AWAY = "away"
    BACK = "back"
    FORCE = "force"
    TAKE = "take"
    ASSIGN = "assign"
    DEPT = "dept"
    RELEASE = "release"
    HANDOFF = "handoff"
    OOO = "ooo"
    APPROVED = "approved"
    PROJECT = "project"
    MISROUTED = "misrouted"
    ATTEMPT = "attempt"
    RESPONDED = "responded"
    UC = "uc"
    STATUS = "status"
    WAITING = "waiting"
    COMPLETE = "complete"
    NOSHOW = "noshow"
    DEFER = "defer"
    SCHEDULED = "scheduled"
    CANCELCALL = "cancelcall"
    LINKSENT = "linksent"
    LINK = "link"
    VENDOR = "vendor"
    PROGRESS = "progress"
    PAYMENT = "payment"
    TODO = "todo"
    ADMIN = "admin"
    RESOURCE = "resource"
    BACKBURNER = "backburner"
    OPEN = "open"
    ONHOLD = "onhold"
    ESCALATION = "escalation"
    RESUME = "resume"
    DUPLICATE = "duplicate"
    MERGE = "merge"
    INTERNAL = "internal"
    PUBLIC = "public"
    HEADSUP = "headsup"
    ESCALATE = "escalate"
    QUIET = "quiet"
    NOTIFY = "notify"
    UNDO = "undo"
    CONFIRM = "confirm"
    HELP = "help"
    FILES = "files"
    SEND = "send"
    SHOW = "show"
    LIST = "list"
    RELEASE_MAIL = "release-mail"
    DROP = "drop"
    AS = "as"
    BLOCK = "block"
    UNBLOCK = "unblock"


class Who(StrEnum):
    """Who may use a verb (CMD-03)."""

    RESOURCE = "resource"
    OWNER = "owner"  # the primary, or an office admin, lead or triager
    TRIAGER = "triager"
    SERVICE_ADMIN = "service_admin"
    AUTHOR = "author"  # of the receipt
    ANYONE = "anyone"


class Phase(StrEnum):
    """When in a mail a command runs; in this order, wherever it stands (CMD-02)."""

    FIELDS = "fields"
    ASSIGNMENT = "assignment"
    ATTEMPTS = "attempts"
    STATUS = "status"
    NOTE = "note"


PHASES = tuple(Phase)


@dataclass(frozen=True, slots=True)
class VerbRow:
    """One line of the command table."""

    phase: Phase
    read: Reader
    expected: str  # completes "#verb needs …" (E-02)
    example: str
    aliases: tuple[str, ...] = ()
    who: Who = Who.RESOURCE
    needs_ticket: bool = True
    sets: Status | None = None  # the status it asks for
    code: bool = False  # needs a one-time code (CMD-07, level 3)
    held_mail: bool = False  # understood in answers to N-36 only


VERBS: dict[Verb, VerbRow] = {
    Verb.CID: VerbRow(Phase.FIELDS, read.read_one_word, "a client id", "#cid 10417"),
    Verb.CATEGORY: VerbRow(Phase.FIELDS, read.read_name, "a ticket category", "#category support"),
    Verb.CONTACT: VerbRow(
        Phase.FIELDS, read.read_who, "an address", "#contact carla@alderair.example"
    ),
    Verb.NEW: VerbRow(
        Phase.FIELDS,
        read.read_name,
        "a contact, by address or name, in a mail that answers none",
        "#new carla@alderair.example",
    ),
    Verb.ACCEPT: VerbRow(
        Phase.FIELDS,
        read.read_maybe_person,
        "nothing behind it, or an address",
        "#accept anna@newpartner.example",
    ),
    Verb.SEV: VerbRow(Phase.FIELDS, read.read_severity, "a number from 1 to 4", "#sev 2"),
    Verb.PRIORITY: VerbRow(Phase.FIELDS, read.read_name, "a word", "#priority high"),
    Verb.TITLE: VerbRow(Phase.FIELDS, read.read_title, "a title", "#title Printer offline"),
    Verb.TAG: VerbRow(Phase.FIELDS, read.read_tags, "one or more labels", "#tag vip, printer"),
    Verb.UNTAG: VerbRow(Phase.FIELDS, read.read_untag, "one or more labels", "#untag ooo_summary"),
    Verb.CHECK: VerbRow(
        Phase.FIELDS,
        read.read_check,
        'numbers of checklist items, their text in quotes, or "all"',
        "#check 1,3",
    ),
    Verb.UNCHECK: VerbRow(
        Phase.FIELDS,
        read.read_check,
        'numbers of checklist items, their text in quotes, or "all"',
        "#uncheck 2",
    ),
    Verb.TIMEDONE: VerbRow(Phase.FIELDS, read.read_time_done, "yes or no", "#timedone yes"),
    Verb.TIME: VerbRow(Phase.FIELDS, read.read_work, "a duration", "#time 30m replaced the fuser"),
    Verb.EFFORT: VerbRow(Phase.FIELDS, read.read_work, "a duration", "#effort 4d"),
    Verb.ARRANGED: VerbRow(
        Phase.FIELDS, read.read_text, "what was arranged", "#arranged with Omar"
    ),
    Verb.DUE: VerbRow(Phase.FIELDS, read_dated.read_due, 'a date, or "none"', "#due 2026-12-01"),
    Verb.CC: VerbRow(Phase.FIELDS, read.read_who, "an address", "#cc ben@alderair.example"),
    Verb.UNCC: VerbRow(Phase.FIELDS, read.read_who, "an address", "#uncc ben@alderair.example"),
    Verb.QUEUE: VerbRow(
        Phase.FIELDS, read.read_name, "the name of a queue", "#queue Onsite Support"
    ),
    Verb.PRESET: VerbRow(
        Phase.FIELDS, read.read_name, "the name of a preset", "#preset receive-from-partner"
    ),
    Verb.HANDOVER: VerbRow(
        Phase.FIELDS, read.read_handover, "completed, requested or none", "#handover completed"
    ),
    Verb.OOODONE: VerbRow(
        Phase.FIELDS,
        read.read_nothing,
        "nothing behind it",
        "#ooodone",
        needs_ticket=False,
        code=True,
    ),
    Verb.AWAY: VerbRow(
        Phase.FIELDS,
        read_dated.read_away,
        "a first day, and a last one that is not before it",
        "#away 2026-12-07 to 2026-12-11",
        needs_ticket=False,
    ),
    Verb.BACK: VerbRow(
        Phase.FIELDS,
        read.read_back,
        "nothing behind it, or a person",
        "#back",
        aliases=("returned",),
        needs_ticket=False,
    ),
    Verb.FORCE: VerbRow(
        Phase.FIELDS, read.read_nothing, "nothing behind it", "#force", who=Who.OWNER
    ),
    Verb.TAKE: VerbRow(
        Phase.ASSIGNMENT,
        read.read_take,
        'nothing behind it, or "force"',
        "#take",
        aliases=("mine", "claim"),
    ),
    Verb.ASSIGN: VerbRow(
        Phase.ASSIGNMENT,
        read.read_target,
        'a person (@name, an address, "Full Name"), team:name, group:name or next',
        "#assign @jonas",
    ),
    Verb.DEPT: VerbRow(Phase.ASSIGNMENT, read.read_name, "a department", "#dept networking"),
    Verb.RELEASE: VerbRow(
        Phase.ASSIGNMENT,
        read.read_release,
        "a sentence for whoever comes next",
        "#release waiting for the log",
        aliases=("unassign",),
        who=Who.OWNER,
    ),
    Verb.HANDOFF: VerbRow(
        Phase.ASSIGNMENT,
        read.read_handoff,
        'a person, team:name, group:name or next, and perhaps "tell-user"',
        "#handoff team:networking tell-user",
    ),
    Verb.OOO: VerbRow(
        Phase.ASSIGNMENT,
        read_dated.read_leave,
        'nothing behind it, or "return" and a date',
        "#ooo return 2026-12-14",
        who=Who.OWNER,
    ),
    Verb.APPROVED: VerbRow(
        Phase.ASSIGNMENT,
        read.read_text,
        "nothing more",
        "#approved support work",
        aliases=("approve",),
        who=Who.TRIAGER,
    ),
    Verb.PROJECT: VerbRow(
        Phase.ASSIGNMENT,
        read.read_person_and_text,
        "nothing more",
        "#project @dana new booking form",
        who=Who.TRIAGER,
    ),
    Verb.MISROUTED: VerbRow(
        Phase.ASSIGNMENT,
        read.read_target,
        "a person, team:name or group:name",
        "#misrouted group:payroll-systems",
        who=Who.TRIAGER,
    ),
    Verb.ATTEMPT: VerbRow(
        Phase.ATTEMPTS,
        read_dated.read_attempt,
        '"phone" with date, time and outcome, or "email"',
        "#attempt phone 2026-11-23 14:20 vm",
    ),
    Verb.RESPONDED: VerbRow(
        Phase.ATTEMPTS,
        read.read_responded,
        "phone, email or inperson, and what was said",
        "#responded phone spoke with Ben",
    ),
    Verb.UC: VerbRow(
        Phase.ATTEMPTS,
        read_dated.read_outreach,
        '"hold" and a date, or resume, reset, close, show',
        "#uc hold 2026-12-01",
        who=Who.OWNER,
    ),
    Verb.STATUS: VerbRow(Phase.STATUS, read.read_status, "a status", "#status Waiting Customer"),
    Verb.WAITING: VerbRow(
        Phase.STATUS,
        read.read_waiting,
        "nothing more",
        "#waiting",
        aliases=("wc",),
        sets=Status.WAITING_CUSTOMER,
    ),
    Verb.COMPLETE: VerbRow(
        Phase.STATUS,
        read.read_text,
        "nothing more",
        "#complete",
        aliases=("done", "close", "resolved"),
        sets=Status.COMPLETE,
    ),
    Verb.NOSHOW: VerbRow(
        Phase.STATUS,
        read_dated.read_no_show,
        'nothing behind it, or the date and time of the appointment, or "force"',
        "#noshow 2026-11-23 09:00",
        sets=Status.NO_SHOW_REMOTE,
    ),
    Verb.DEFER: VerbRow(
        Phase.STATUS,
        read_dated.read_defer,
        "a date after today",
        "#defer 2026-12-01",
        aliases=("deferred", "snooze"),
        sets=Status.DEFERRED,
    ),
    Verb.SCHEDULED: VerbRow(
        Phase.STATUS,
        read_dated.read_scheduled,
        "date and time, then perhaps: for 1h, with @name, and background, off-machine, "
        "remote or onsite",
        "#scheduled 2026-11-30 10:00 for 1h with @maya",
        sets=Status.SCHEDULED,
    ),
    Verb.CANCELCALL: VerbRow(
        Phase.STATUS,
        read_dated.read_cancel_call,
        'nothing behind it, or the date and time of the appointment, or "all"',
        "#cancelcall 2026-11-30 10:00",
    ),
    Verb.LINKSENT: VerbRow(
        Phase.STATUS,
        read.read_text,
        "nothing more",
        "#linksent",
        sets=Status.SCHEDULING_LINK_SENT,
    ),
    Verb.LINK: VerbRow(
        Phase.STATUS,
        read.read_link,
        "a web address that begins with https://",
        "#link https://scheduler.example/b/abc",
        sets=Status.SCHEDULING_LINK_SENT,
    ),
    Verb.VENDOR: VerbRow(
        Phase.STATUS,
        read.read_text,
        "nothing more",
        "#vendor our PO-88 at Ingram",
        aliases=("wv",),
        sets=Status.WAITING_VENDOR,
    ),
    Verb.PROGRESS: VerbRow(
        Phase.STATUS,
        read.read_text,
        "nothing more",
        "#progress",
        aliases=("working", "inprogress"),
        sets=Status.IN_PROGRESS,
    ),
    Verb.PAYMENT: VerbRow(
        Phase.STATUS,
        read.read_text,
        "nothing more",
        "#payment invoice 4411",
        sets=Status.PENDING_PAYMENT,
    ),
    Verb.TODO: VerbRow(
        Phase.STATUS,
        read.read_maybe_person,
        "nothing behind it, or a person",
        "#todo @maya",
        sets=Status.NO_APPT_TODO,
    ),
    Verb.ADMIN: VerbRow(
        Phase.STATUS,
        read.read_person_and_what,
        "a sentence",
        "#admin @olive: invoice the extra hour",
        aliases=("fua",),
        sets=Status.FOLLOW_UP_ADMIN,
    ),
    Verb.RESOURCE: VerbRow(
        Phase.STATUS,
        read.read_what,
        "a sentence",
        "#resource please call Carla about the router",
        aliases=("fur",),
        sets=Status.FOLLOW_UP_RESOURCE,
    ),
    Verb.BACKBURNER: VerbRow(
        Phase.STATUS, read.read_text, "nothing more", "#backburner", sets=Status.BACKBURNER
    ),
    Verb.OPEN: VerbRow(Phase.STATUS, read.read_text, "nothing more", "#open", sets=Status.OPEN),
    Verb.ONHOLD: VerbRow(
        Phase.STATUS, read.read_text, "nothing more", "#onhold", sets=Status.ON_HOLD
    ),
    Verb.ESCALATION: VerbRow(
        Phase.STATUS,
        read.read_maybe_target,
        "nothing more, or the team or group that it waits for",
        "#escalation team:escalation",
        sets=Status.WAITING_ESCALATION,
    ),
    Verb.RESUME: VerbRow(Phase.STATUS, read.read_text, "nothing more", "#resume"),
    Verb.DUPLICATE: VerbRow(
        Phase.STATUS,
        read.read_ticket,
        "the number of the other ticket",
        "#duplicate of T20261116.0004",
    ),
    Verb.MERGE: VerbRow(
        Phase.STATUS,
        read.read_ticket,
        "the number of the other ticket",
        "#merge into T20261116.0004",
        code=True,
    ),
    Verb.INTERNAL: VerbRow(
        Phase.NOTE,
        read.read_text,
        "nothing more",
        "#internal",
        aliases=("note", "private"),
    ),
    Verb.PUBLIC: VerbRow(Phase.NOTE, read.read_text, "nothing more", "#public", aliases=("reply",)),
    Verb.HEADSUP: VerbRow(
        Phase.NOTE,
        read_dated.read_heads_up,
        "perhaps a date, and why",
        "#headsup 2026-11-27 waiting for parts",
    ),
    Verb.ESCALATE: VerbRow(Phase.NOTE, read.read_text, "nothing more", "#escalate nobody is free"),
    Verb.QUIET: VerbRow(Phase.NOTE, read.read_nothing, "nothing behind it", "#quiet"),
    Verb.NOTIFY: VerbRow(Phase.NOTE, read.read_nothing, "nothing behind it", "#notify"),
    Verb.UNDO: VerbRow(
        Phase.NOTE,
        read.read_undo,
        "nothing behind it, or the id of a receipt",
        "#undo R-4K7Q2Z",
        who=Who.AUTHOR,
        needs_ticket=False,
    ),
    Verb.CONFIRM: VerbRow(
        Phase.NOTE,
        read.read_code,
        "the code from our question",
        "#confirm 7F3K-2M9Q",
        who=Who.ANYONE,
        needs_ticket=False,
    ),
    Verb.HELP: VerbRow(
        Phase.NOTE, read.read_help, "perhaps a word", "#help status", needs_ticket=False
    ),
    Verb.FILES: VerbRow(
        Phase.NOTE, read.read_files, "nothing behind it, or numbers of files", "#files 1,2"
    ),
    Verb.SEND: VerbRow(Phase.NOTE, read.read_nothing, "nothing behind it", "#send"),
    Verb.SHOW: VerbRow(Phase.NOTE, read.read_nothing, "nothing behind it", "#show"),
    Verb.LIST: VerbRow(
        Phase.NOTE,
        read.read_list,
        "mine, global, waiting, unassigned, due or attempts, and perhaps region:name",
        "#list global region:amer",
        needs_ticket=False,
    ),
    Verb.RELEASE_MAIL: VerbRow(
        Phase.NOTE,
        read.read_held,
        "the number of a held mail",
        "#release-mail 1",
        who=Who.SERVICE_ADMIN,
        needs_ticket=False,
        code=True,
        held_mail=True,
    ),
    Verb.DROP: VerbRow(
        Phase.NOTE,
        read.read_held,
        "the number of a held mail",
        "#drop 1",
        who=Who.SERVICE_ADMIN,
        needs_ticket=False,
        code=True,
        held_mail=True,
    ),
    Verb.AS: VerbRow(
        Phase.NOTE,
        read.read_held_as,
        "the number of a held mail and the address of a contact",
        "#as 1 carla@alderair.example",
        who=Who.SERVICE_ADMIN,
        needs_ticket=False,
        code=True,
        held_mail=True,
    ),
    Verb.BLOCK: VerbRow(
        Phase.NOTE,
        read.read_block,
        "an address or a domain, in an answer to the letter that tells of its mail",
        "#block anna@newpartner.example",
        needs_ticket=False,
    ),
    Verb.UNBLOCK: VerbRow(
        Phase.NOTE,
        read.read_block,
        "an address or a domain, in an answer to a letter that tells of strangers' mail",
        "#unblock anna@newpartner.example",
        needs_ticket=False,
    ),
}

# The verb that a status has for itself; #link and #linksent share one.
VERB_OF_STATUS: dict[Status, Verb] = {
    row.sets: verb for verb, row in VERBS.items() if row.sets and verb is not Verb.LINK
}


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the block, understood."""

    verb: Verb
    args: Args
    line: CommandLine


def read_command(
    line: CommandLine, today: date, calendar: Calendar, *, note: str = ""
) -> Command | Refusal:
    """Return the command that this line is, or why it is none (E-01, E-02 or a better code).

    `today` is the sender's (CMD-02); `note` the text under the block.
    """
    verb = find_verb(line.verb)
    if verb is None:
        facts = (("line", line.line), ("suggestions", _suggestions(line.verb, line.args)))
        return Refusal(ErrorCode.UNKNOWN_COMMAND, facts, line.line)
    return _read_as(verb, line.args, line, Ground(today, calendar, f"#{verb}", note))


def unfold_status(
    command: Command, policy: StatusChoice, today: date, calendar: Calendar, *, note: str = ""
) -> Command | Refusal:
    """Return what `#status <name> …` asks for: the status's own command, with its needs.

    A status that only the system sets stays `#status`, with the bare name, for E-07 to be said
    where the category is known. Words that name no status are E-01.
    """
    if not isinstance(command.args, StatusArgs):
        return command
    found = split_status(command.args.words, policy)
    if found is None:
        near = _near_statuses(command.args.words, policy)
        suggestions = ", ".join(f"#status {name}" for name in near) or "#help status"
        facts = (("line", command.line.line), ("suggestions", suggestions))
        return Refusal(ErrorCode.UNKNOWN_COMMAND, facts, command.line.line)
    status, rest = found
    if is_system_only(status):
        return replace(command, args=StatusArgs(CATALOGUE[status].name))
    verb = VERB_OF_STATUS[status]
    return _read_as(verb, rest, command.line, Ground(today, calendar, f"#{verb}", note))


def _near_statuses(words: str, policy: StatusChoice) -> tuple[str, ...]:
    """Return up to three names of statuses that are spelt alike, or have an alias that is."""
    shown = {
        name.casefold(): display_name(status, policy)
        for status in HUMAN_STATUSES
        for name in (display_name(status, policy), *CATALOGUE[status].aliases)
    }
    near = difflib.get_close_matches(words.casefold(), shown, n=3, cutoff=LIKE)
    return tuple(dict.fromkeys(shown[one] for one in near))


def split_status(words: str, policy: StatusChoice) -> tuple[Status, str] | None:
    """Return the status that `words` begin with, the longest name first, and what is left."""
    parts = words.split()
    for length in range(min(len(parts), 8), 0, -1):
        status = find_status(" ".join(parts[:length]), policy)
        if status is not None:
            return status, " ".join(parts[length:])
    return None


def find_verb(word: str) -> Verb | None:
    """Return the verb that this word or alias is; case, "-" and "_" are ignored."""
    return _BY_WORD.get(_folded(word))


def near_verbs(word: str, cutoff: float) -> tuple[Verb, ...]:
    """Return up to three verbs that a word may mean, the likeliest first.

    One that sets the status of this name, one that begins alike, one that is spelt alike.
    """
    folded, status = _folded(word), find_by_name(word)
    named = (VERB_OF_STATUS[status],) if status in VERB_OF_STATUS else ()
    begun = (_BY_WORD[one] for one in _BY_WORD if _begin_alike(one, folded))
    spelt = (_BY_WORD[one] for one in difflib.get_close_matches(folded, _BY_WORD, 3, cutoff))
    return tuple(dict.fromkeys((*named, *begun, *spelt)))[:3]


def in_order(commands: Iterable[Command]) -> tuple[Command, ...]:
    """Return the commands as they run: by phase, within it as written (CMD-02).

    `#dept` runs before whatever else says who has the ticket: it clears the primary.
    """

    def place(command: Command) -> tuple[int, bool]:
        return PHASES.index(VERBS[command.verb].phase), command.verb is not Verb.DEPT

    return tuple(sorted(commands, key=place))


def needs_ticket(command: Command) -> bool:
    """Whether the mail must name a ticket; `all` means all of one's own instead."""
    match command.args:
        case ReleaseArgs(everything=True) | TagArgs(everything=True):
            return False
        case _:
            return VERBS[command.verb].needs_ticket


def needs_code(command: Command) -> bool:
    """Whether a one-time code must confirm it, whatever the proof (CMD-07, level 3)."""
    match command.args:
        case ReleaseArgs(everything=True) | TagArgs(everything=True):
            return True
        case AwayArgs(person=person) | BackArgs(person=person):
            return person is not None
        case _:
            return VERBS[command.verb].code


def _read_as(verb: Verb, args: str, line: CommandLine, ground: Ground) -> Command | Refusal:
    row = VERBS[verb]
    filled_in = without_gaps(args, row.expected)
    read = None if _begins_another(args) else _read_args(row, filled_in.strip(), ground)
    if filled_in != args and not isinstance(read, Refusal) and verb is not Verb.ATTEMPT:
        read = None  # of an attempt E-15 says what is missing
    if isinstance(read, Refusal):
        return replace(read, line=line.line)
    if read is None:
        facts = (
            ("line", line.line),
            ("verb", f"#{verb}"),
            ("expected", row.expected),
            ("example", row.example),
        )
        return Refusal(ErrorCode.ARGUMENTS, facts, line.line)
    return Command(verb, read, line)


def _read_args(row: VerbRow, args: str, ground: Ground) -> Args | Refusal | None:
    """Read the words behind a verb; the end of a sentence is no part of what is not free text."""
    read, ended = row.read(args, ground), args.rstrip(SENTENCE_END)
    return row.read(ended, ground) if read is None and ended != args else read


def _begins_another(args: str) -> bool:
    """Whether a second command stands behind the first: one a line, or neither is carried out."""
    sign, _, word = args.lstrip(" ,;/&|").partition("#")
    spoken = word.split()
    return not sign and bool(spoken) and find_verb(spoken[0].rstrip(".,;:")) is not None


def _suggestions(word: str, args: str) -> str:
    """Return the verbs nearest to a word; one that was written in two comes first."""
    first, _, rest = args.partition(" ")
    verb = find_verb(_folded(word + first)) if first.isalpha() else None
    if verb is not None:
        return f"#{verb} {rest}".strip()
    return ", ".join(f"#{one}" for one in near_verbs(word, LIKE)) or "#help"


def _begin_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= BEGINNING and long.startswith(short)


def _folded(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "")


_BY_WORD: dict[str, Verb] = {
    _folded(word): verb for verb, row in VERBS.items() for word in (verb.value, *row.aliases)
}
