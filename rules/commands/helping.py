"""`#help` and its topics (N-47), and what a category lacks, told to the service admin (N-43);
the presets there are, for a name that is none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from rules.commands.arguments import HelpArgs
from rules.commands.lookup import refuse, refuse_needing
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import PHASES, VERBS, Command, Verb, find_verb
from rules.context import Scene
from rules.effects import Effect, Fact, SendNotice
from rules.model.audience import ticket_of, with_role
from rules.model.files import FileRef, made_file
from rules.model.leave import find_absence
from rules.model.notice import Notice
from rules.model.status import HUMAN_STATUSES, Status, display_name, find_status
from rules.model.ticket import Case
from rules.policy.desk import Desk, Role, Staff
from rules.sender.recipients import STATUS_WORDS, VISIBILITY_WORDS

VISIBILITY = "visibility"
ADDRESSES = "addresses"
COVER = "cover"
_NOT_HERE = re.compile(r'"([^"]{1,60})" cannot be set here')  # in the subject of E-07's letter
# What a word of an address does, as a contact's name says it on a telephone.
SAID_OF_WORDS = {"wc": "waiting", "done": "complete"}


def give_help(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """N-47: the verbs, one verb, or a topic; `visibility` goes to the service admin (ST-44)."""
    args = command.args
    assert isinstance(args, HelpArgs)
    word = args.word.casefold()
    if word == VISIBILITY:
        return _visibility(case, command, args.text or scene.text, scene)
    letter = SendNotice(
        notice=Notice.N_47,
        to=scene.sender.person,
        facts={"topic": word or None, "lines": _help_lines(word, case, scene)},
        files=(_address_book(scene.desk),) if word == ADDRESSES else (),
        rule="OOO-06" if word == COVER else "ST-41",
        because=f"{scene.sender.name} asked for help",
    )
    return (letter,)


def _visibility(
    case: Case, command: Command, text: str, scene: Scene
) -> tuple[Effect, ...] | Refusal:
    """ST-44: a status that is missing in a category is for the service admin to add."""
    if not text.strip():
        return refuse(ErrorCode.NO_SENTENCE, command, ("verb", f"#help {VISIBILITY}"))
    category = ticket_of(case).category if case.ticket is not None else ""
    facts: dict[str, Fact] = {
        "author": scene.sender.person,
        "category": category or None,
        "wanted": refused_status(case, scene),
        "text": text.strip(),
        "allowed": _statuses(case, scene),
    }
    return tuple(
        SendNotice(
            notice=Notice.N_43,
            to=admin,
            facts=facts,
            rule="ST-44",
            because=f"{scene.sender.name} misses a status",
        )
        for admin in with_role(Role.GATEWAY_ADMIN, scene.desk)
    )


def refused_status(case: Case, scene: Scene) -> Status | None:
    """Return the status that a mail was refused (E-07) to which this one answers."""
    mail = scene.arrived.event.mail if scene.arrived is not None else None
    answered = mail.in_reply_to if mail is not None else ()
    refusals = (one.message_id for one in case.letters if one.notice == Notice.N_34)
    if mail is None or not set(answered).intersection(refusals):
        return None
    named = _NOT_HERE.search(mail.subject)
    return find_status(named[1], scene.policy) if named else None


def _help_lines(word: str, case: Case, scene: Scene) -> tuple[str, ...]:
    if not word:
        return _all_verbs()
    topic = TOPICS.get(word)
    if topic is not None:
        return topic(case, scene)
    verb = find_verb(word)
    if verb is not None:
        return _one_verb(verb)
    names = (*TOPICS, *map(str, VERBS))
    near = difflib.get_close_matches(word, names, n=3, cutoff=0.5)
    known = " or ".join(f"#help {one}" if one in TOPICS else f"#{one}" for one in near)
    hint = f"Did you mean {known}? " if known else ""
    return (f'There is no help on "{word}". {hint}All: #help',)


def _all_verbs() -> tuple[str, ...]:
    verbs = tuple(
        row.example
        for phase in PHASES
        for row in VERBS.values()
        if row.phase is phase and not row.held_mail
    )
    topics = ", ".join(f"#help {one}" for one in (*TOPICS, VISIBILITY))
    return (*verbs, "", f"More on one command: #help waiting. Topics: {topics}")


def _one_verb(verb: Verb) -> tuple[str, ...]:
    row = VERBS[verb]
    names = ", ".join(f"#{one}" for one in row.aliases)
    lines: tuple[str, ...] = (f"#{verb} needs {row.expected}.", f"Example: {row.example}")
    if row.code:
        lines += ("It is carried out when you answer our question with its code.",)
    return (*lines, f"Also: {names}") if names else lines


def _statuses(case: Case, scene: Scene) -> tuple[str, ...]:
    """Return the statuses that people may set, in the ticket's category where there is one."""
    allowed = HUMAN_STATUSES
    if case.ticket is not None:
        allowed = scene.desk.pickable(ticket_of(case).category, scene.policy)
    return tuple(display_name(one, scene.policy) for one in allowed)


def _addresses(case: Case, scene: Scene) -> tuple[str, ...]:
    return tuple(address for _, address in _words(scene.desk))


def _words(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return each word of our addresses with the address."""
    local, _, domain = desk.base_address.partition("@")
    words = (*STATUS_WORDS, *VISIBILITY_WORDS, "phone", "me")
    written = ("defer.2026-12-01" if one == "defer" else one for one in words)
    return tuple((one, f"{local}+{one}@{domain}") for one in written)


def _address_book(desk: Desk) -> FileRef:
    """CMD-05: the addresses as contacts ("Ticket, waiting"), which a telephone takes (RFC 6350)."""
    cards = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
        f"N:{word};Ticket;;;\r\nFN:Ticket {word}\r\nORG:{_escaped(desk.name)}\r\n"
        f"EMAIL;TYPE=INTERNET:{address}\r\nEND:VCARD\r\n"
        for word, address in _words(desk)
        if word not in SAID_OF_WORDS and "." not in word
    )
    return made_file("ticket-addresses.vcf", "text/vcard", "".join(cards))


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text


def _dates(case: Case, scene: Scene) -> tuple[str, ...]:
    return (
        "2026-12-01    a day, written so",
        "1-dec    the next first of December; 1-dec-2027 says the year",
        "today, tomorrow",
        "monday    the next one, never today",
        "+3d, +3bd, +2w    in so many days, business days, weeks",
        "14:20, 2 pm    a time, on the desk's clock",
        "30m, 1h, 4d    a duration; a day of work has eight hours",
        "12/01 is refused: it can be read two ways.",
    )


def _people(case: Case, scene: Scene) -> tuple[str, ...]:
    desk = scene.desk
    people = tuple(f"@{one.handle}  {one.name}" for one in desk.staff if one.active)
    teams = tuple(f"team:{one.key}  {one.name}" for one in desk.teams)
    groups = tuple(f"group:{one.key}  {one.name}" for one in desk.groups)
    queues = tuple(f"queue:{one.name}" for one in desk.queues)
    return (*people, "me, next", *teams, *groups, *queues)


def _categories(case: Case, scene: Scene) -> tuple[str, ...]:
    return tuple(f"#category {one}" for one in scene.desk.categories)


def _cover(case: Case, scene: Scene) -> tuple[str, ...]:
    """OOO-06: who is there and could take it: the sender's own shift first, then the others."""
    desk, me = scene.desk, scene.desk.find_staff(scene.sender.person)
    loads = {one.handle: one.open for one in case.known.workloads}
    there = sorted(
        (
            one
            for one in desk.staff
            if one.active
            and Role.TECH in one.roles
            and one.handle != scene.sender.person
            and find_absence(one.handle, case, scene.at, desk.calendar) is None
        ),
        key=lambda one: loads.get(one.handle, 0),
    )
    mine = [one for one in there if me is not None and _place(one) == _place(me)]
    others = [one for one in there if one not in mine]
    lines: list[str] = []
    for heading, people in (("Of your shift:", mine), ("Of other shifts and regions:", others)):
        lines += [heading, *(_free(one, loads.get(one.handle, 0)) for one in people or ())]
        lines += [] if people else ["nobody is there"]
    return (*lines, "", "#assign @name gives it to one of them; #escalate asks your manager.")


def _place(staff: Staff) -> tuple[str, str]:
    return staff.region.casefold(), staff.shift.casefold()


def _free(staff: Staff, count: int) -> str:
    where = " ".join(filter(None, (staff.region.upper(), staff.shift)))
    return f"@{staff.handle}  {staff.name}{f', {where}' if where else ''}, {count} open"


TOPICS: dict[str, Callable[[Case, Scene], tuple[str, ...]]] = {
    "status": _statuses,
    ADDRESSES: _addresses,
    "dates": _dates,
    "people": _people,
    "categories": _categories,
    COVER: _cover,
}


def unknown_preset(case: Case, command: Command, scene: Scene) -> Refusal:
    """E-02 with the list: what is left of `#preset` is a name that the desk does not know."""
    names = [name for name, _ in scene.desk.presets]
    example = f"#preset {names[0] if names else 'todo'}"
    return refuse_needing("one of " + ", ".join(names), command, example=example)
