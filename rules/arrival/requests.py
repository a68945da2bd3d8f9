"""What a resource's mail asks for: commands of its block and its addresses, and who may read it.

What is wrong in any of them is a refusal; nothing is carried out here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rules.clock import local
from rules.commands.gaps import without_gap_lines
from rules.commands.handoff_parts import read_handoff_parts
from rules.commands.permission import refuse_whole
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.commands.table import (
    COMMANDS_MAX,
    VERBS,
    Command,
    Verb,
    find_verb,
    in_order,
    read_command,
    unfold_status,
)
from rules.context import MailScene, with_flags
from rules.draft import MailDraft
from rules.effects import Effect, Warn
from rules.events import MailArrived
from rules.model.leave import SUMMARY
from rules.model.mail import Block, CommandLine
from rules.model.thanks import is_signature_of
from rules.model.ticket import Visibility
from rules.sender.recipients import unknown_word

_INSIDE = CommandLine("#internal", "internal", "")
DATE_HEADER_MAX = timedelta(hours=48)  # how far a Date header may be off (CMD-02)
SETS_STATUS = (Verb.STATUS, Verb.RESUME, Verb.DUPLICATE, Verb.MERGE)  # beside those that name one
KEPT_AS = {Verb.OOO: SUMMARY}  # notes that a verb makes of the text: inside, and flagged so
FOR_COLLEAGUES = (Verb.RELEASE, Verb.MISROUTED, Verb.TODO)  # what is said is for the next of us
SAID_BY = {
    Verb.INTERNAL: Visibility.INTERNAL,
    Verb.PUBLIC: Visibility.PUBLIC,
    Verb.NEW: Visibility.PUBLIC,
}


def read_requests(draft: MailDraft) -> tuple[MailDraft, tuple[Refusal, ...], tuple[Effect, ...]]:
    """Return the draft with the commands of block and address, and all that is wrong in them."""
    scene = draft.scene
    event = scene.arrived.event
    block = event.mail.block
    signed = bool(block.commands) and is_signature_of(block.note, scene.sender.name)
    note = "" if signed else without_gap_lines(block.note)  # a name alone says nothing to anybody
    day = _senders_day(scene, event)
    refusals = refuse_whole(event.mail)
    body: list[Command] = []
    marked = (_INSIDE,) if block.inside else ()
    for line in (*marked, *block.commands[:COMMANDS_MAX]):
        _collect(_understand(line, day, scene, note), body, refusals)
    address: list[Command] = []
    for line in scene.arrived.addressed.lines:
        _collect(_understand(_with_outcome(line, note), day, scene, note), address, refusals)
    refusals += [unknown_word(word) for word in scene.arrived.addressed.unknown]
    below = tuple(one for one in block.below if one not in event.mail.unseen)
    refusals += _strays(replace(block, below=below), day, scene)
    refusals += _two_statuses(body, scene) or _two_statuses(address, scene)
    warnings: tuple[Effect, ...] = ()
    if any(map(_sets_status, body)):  # the line wins over the address (CMD-06)
        beside = {one.verb for one in address if _sets_status(one)}
        address = [one for one in address if not _sets_status(one)]
        if beside and beside.isdisjoint(one.verb for one in body):
            because = "the address asks for another status than the line"
            code = WarningCode.ADDRESS_AND_BODY_DISAGREE
            warnings = (Warn(code=code, rule="CMD-06", because=because),)
    scene = replace(scene, text=note, commands=in_order((*body, *address)))
    heard: list[Command] = []
    for line in (one for hears in draft.agreed.hearing for one in hears(draft.case, scene)):
        _collect(_understand(line, day, scene, note), heard, refusals)
    commands = in_order((*scene.commands, *heard))
    kept_as = tuple(KEPT_AS[one.verb] for one in commands if one.verb in KEPT_AS)
    scene = replace(scene, commands=commands)
    if not refusals:
        scene = with_flags(scene, kept_as)
    return draft.in_scene(with_visibility(scene)), tuple(refusals), warnings


def _collect(read: Command | Refusal, commands: list[Command], refusals: list[Refusal]) -> None:
    if isinstance(read, Refusal):
        refusals.append(read)
    else:
        commands.append(read)


def _understand(line: CommandLine, day: date, scene: MailScene, note: str) -> Command | Refusal:
    calendar = scene.desk.calendar
    read = read_command(line, day, calendar, note=note)
    if isinstance(read, Refusal):
        return read
    return unfold_status(read, scene.policy, day, calendar, note=note)


def _strays(block: Block, day: date, scene: MailScene) -> list[Refusal]:
    """E-31: lines under the block that are commands, word for word; anything less is text."""
    found = (
        line
        for line in block.below
        if find_verb(line.verb) is not None
        and not isinstance(_understand(line, day, scene, block.note), Refusal)
    )
    return [Refusal(ErrorCode.NOT_AT_THE_TOP, (("line", one.line),), one.line) for one in found]


def rearranged(scene: MailScene, refusals: tuple[Refusal, ...]) -> str:
    """Return the mail with its commands at the top, as it can be sent again by reply."""
    strays = [one.line for one in refusals if one.code is ErrorCode.NOT_AT_THE_TOP]
    if not strays:
        return ""
    event = scene.arrived.event
    block = event.mail.block
    by_address = [f"#{one.verb} {one.args}".strip() for one in scene.arrived.addressed.lines]
    says = ["#public"] if scene.is_public and not scene.asks(Verb.PUBLIC) else []
    if scene.asks(Verb.INTERNAL) or scene.arrived.addressed.word_visibility is Visibility.INTERNAL:
        says = ["#internal"]
    commands = dict.fromkeys((*(one.line for one in block.commands), *strays, *by_address, *says))
    text = [line for line in block.note.split("\n") if not _is_one_of(strays, line)]
    return "\n".join((*commands, "", *text)).strip()


def _is_one_of(strays: Collection[str], line: str) -> bool:
    """Whether a line is one of these, also behind the bullet of a list."""
    before, sign, rest = line.strip().partition("#")
    return f"{sign}{rest}" in strays and not any(map(str.isalpha, before))


def _with_outcome(line: CommandLine, note: str) -> CommandLine:
    """CMD-05: to support+phone@ the outcome is the first word of the text."""
    if line.verb != "attempt":
        return line
    first = note.split()[0].strip(".,:;!") if note.split() else ""
    return replace(line, args=f"{line.args} {first}".strip())


def _senders_day(scene: MailScene, event: MailArrived) -> date:
    """CMD-02: the sender's own date, by their clock and their zone."""
    staff = scene.desk.find_staff(scene.sender.person)
    at: datetime = event.received_at
    if event.mail.date is not None and abs(event.mail.date - at) <= DATE_HEADER_MAX:
        at = event.mail.date
    if staff is not None and staff.zone:
        return at.astimezone(ZoneInfo(staff.zone)).date()
    return local(at, scene.desk.calendar).date()


def _sets_status(command: Command) -> bool:
    return command.verb in SETS_STATUS or VERBS[command.verb].sets is not None


def _two_statuses(commands: list[Command], scene: MailScene) -> list[Refusal]:
    """E-11: one status a mail (CMD-02)."""
    asked = list(dict.fromkeys(one.line.line for one in commands if _sets_status(one)))
    kinds = {(one.verb, one.args) for one in commands if _sets_status(one)}
    if len(kinds) < 2:
        return []
    return [Refusal(ErrorCode.TWO_STATUSES, (("a", asked[0]), ("b", asked[1])), asked[1])]


def with_visibility(scene: MailScene, *, opened: bool = False) -> MailScene:
    """Say whether the text goes to the customer: `#` line, address word, else the base address."""
    said = next((SAID_BY[one.verb] for one in scene.commands if one.verb in SAID_BY), None)
    inside = (Verb.INTERNAL, *KEPT_AS)
    is_inside = any(one.verb in inside for one in scene.commands)
    if is_inside or _is_handed_over(scene):  # the safe side
        said = Visibility.INTERNAL
    usual = scene.arrived.addressed.visibility or Visibility.PUBLIC
    if _is_forward(scene) or any(one.verb in FOR_COLLEAGUES for one in scene.commands):
        # only the word itself sends anything of it
        usual = scene.arrived.addressed.word_visibility or Visibility.INTERNAL
    visibility = said or usual
    if scene.arrived.addressed.unknown or opened:
        visibility = Visibility.INTERNAL
    is_public = visibility is Visibility.PUBLIC and bool(scene.text.strip())
    return replace(scene, is_public=is_public)


def _is_handed_over(scene: MailScene) -> bool:
    """The parts of a handoff are for the next one of us, whatever the mail was sent to (HO-09)."""
    passes_on = scene.asks(Verb.ASSIGN) or scene.asks(Verb.DEPT)
    is_whole = passes_on and read_handoff_parts(scene.text, scene.policy).is_whole
    return is_whole or scene.asks(Verb.HANDOFF)


def _is_forward(scene: MailScene) -> bool:
    event = scene.arrived.event
    return event.mail.forwarded is not None
