"""What a technician gets back: the receipt N-33, or the error N-34 (CMD-08)."""

from __future__ import annotations

import re
from datetime import date, datetime

from rules.amount import amount
from rules.changes import changes_between
from rules.clock import add_calendar_days, in_words, local
from rules.commands.corrected import corrected, text_below
from rules.commands.labels import LABELS
from rules.commands.receipt_remarks import told_lines
from rules.commands.refusals import WARNING_TEXTS, ErrorCode, Refusal
from rules.commands.table import VERBS, Verb, Who, find_verb
from rules.context import Scene
from rules.draft import Draft, MailDraft
from rules.effects import (
    REFUSED,
    AddNote,
    Effect,
    Fact,
    KeepReceipt,
    PutAbsence,
    RecallInput,
    Remark,
    SendNotice,
    Warn,
)
from rules.events import MailArrived
from rules.model.attempts import FOR_THE_DESK, counted_now, missing
from rules.model.audience import find_account, person_name
from rules.model.cycle import Attempt, Counted
from rules.model.notice import MANNERS, Notice
from rules.model.recall import AFTER_ALL
from rules.model.status import Status, display_name
from rules.model.ticket import Case, Change, ChecklistItem, LetterRecord, LetterState, ServiceCall
from rules.model.timer import Timer, TimerKind
from rules.policy.desk import Receipts, Role
from rules.sender.token import receipt_id

TIMER_LABELS = {
    TimerKind.WAITING_REMINDER: "Reminder",
    TimerKind.UC_CLOSE: "Closes",
    TimerKind.DEFERRED_DUE: "Comes back",
}
PERSON_FIELDS = ("primary", "contact")
CHANGE = " -> "
NOTHING = "-"  # what a field holds that is not set
NEAR_MAX = 3  # commands that an error offers (CMD-08)


def receipt_effects(before: Case, draft: MailDraft, *, opened: bool = False) -> tuple[Effect, ...]:
    """Return the receipt that can be undone, and the letter about it where it is wanted."""
    scene, after = draft.scene, draft.case
    event = scene.arrived.event
    warnings = warning_lines(draft.effects)
    if not _is_wanted(scene, problems=bool(warnings)):
        return _kept(event, scene) if scene.commands or scene.arrived.addressed.lines else ()
    already = _set_already(before, after, scene)
    changes = already + readable_changes(before, after, scene) + told_lines(draft)
    if opened and after.ticket is not None:
        changes = (f"Ticket\t{after.ticket.number} opened", *changes)
    if not changes and not warnings and _is_answered(draft):
        return _kept(event, scene)
    mailed, noted = _mailed(draft), any(isinstance(one, AddNote) for one in draft.effects)
    facts: dict[str, Fact] = {
        "changes": changes or ("Note\tkept" if noted else "Nothing\twas changed",),
        "warnings": warnings,
        "receipt": receipt_id(event.seal),
        "mailed": mailed,
        "undoable": True if _can_be_undone(draft, changes, already) else None,
        "summary": _summary(changes) or ("note kept" if noted else "mailed" if mailed else ""),
        "idle": True if changes == already and not noted and not mailed else None,
    }
    letter = SendNotice(
        notice=Notice.N_33,
        to=scene.sender.person,
        facts=facts,
        rule="CMD-08",
        because="every mail with commands is answered by a receipt",
    )
    if after.known.receipts_last_hour >= scene.policy.loop_resource_per_hour:
        return (*_kept(event, scene), over_budget(Notice.N_33, scene))
    return (*_kept(event, scene), letter)


def _can_be_undone(draft: Draft, changes: tuple[str, ...], already: tuple[str, ...]) -> bool:
    """Whether `#undo` finds something to put back: nothing of a text that another mail wrote."""
    if any(isinstance(one, RecallInput) and one.recall.how == AFTER_ALL for one in draft.effects):
        return False
    if draft.case.ticket is None:
        return any(isinstance(one, PutAbsence) for one in draft.effects)
    letters = any(isinstance(one, SendNotice) for one in draft.effects)
    return changes != already or letters or any(isinstance(one, AddNote) for one in draft.effects)


def _is_wanted(scene: Scene, *, problems: bool) -> bool:
    staff = scene.desk.find_staff(scene.sender.person)
    if staff is None or staff.receipts is Receipts.NONE:
        return False
    return problems or staff.receipts is Receipts.ALL


def _is_answered(draft: Draft) -> bool:
    """A mail that only asks, and whose answer is on its way, needs no receipt beside it."""
    notes = any(isinstance(one, AddNote) for one in draft.effects)
    return not notes and any(
        isinstance(one, SendNotice)
        and one.to == draft.scene.sender.person
        and MANNERS[one.notice].is_answer
        for one in draft.effects
    )


def _kept(event: MailArrived, scene: Scene) -> tuple[Effect, ...]:
    because = "what this mail changed can be undone"
    receipt = KeepReceipt(
        receipt=receipt_id(event.seal),
        author=scene.sender.person,
        rule="CMD-08",
        because=because,
    )
    return (receipt,)


def over_budget(notice: Notice, scene: Scene) -> Remark:
    because = f"{amount(scene.policy.loop_resource_per_hour, 'receipt')} and errors within an hour"
    return Remark(kind="notice_suppressed", detail=notice, rule="GW-04", because=because)


def warning_lines(effects: tuple[Effect, ...]) -> tuple[str, ...]:
    """Return the warnings of a decision, one line each, with their codes."""
    return tuple(
        one.detail or f"{one.code.value} {WARNING_TEXTS[one.code]}"
        for one in effects
        if isinstance(one, Warn)
    )


def readable_changes(before: Case, after: Case, scene: Scene) -> tuple[str, ...]:
    """Return `label TAB value` lines for what people care about (N-33, N-02c)."""
    if before.ticket is None and after.ticket is None:
        return ()
    lines: list[str] = []
    for change in changes_between(before, after):
        line = _line(change, before, after, scene)
        if line:
            lines.append(line)
    return tuple(dict.fromkeys(lines))


def _line(change: Change, before: Case, after: Case, scene: Scene) -> str:
    match change.part, change.new:
        case "ticket", _ if change.key in LABELS:
            old = _words(change.key, change.old, before, scene)
            new = _words(change.key, change.new, after, scene)
            return f"{LABELS[change.key]}\t{old}{CHANGE}{new}"
        case "timers", Timer() as timer if timer.kind in TIMER_LABELS:
            return f"{TIMER_LABELS[timer.kind]}\t{_when(timer, scene)}"
        case "attempts", Attempt() as attempt:
            return _try_line(attempt, after, scene)
        case "checklist", ChecklistItem() as item:
            state = "checked" if item.checked_by else "open"
            return f'Checklist\t{item.position} "{item.text}": {state}'
        case "calls", ServiceCall() as call:
            return f"Appointment\t{in_words(call.starts_at, scene.desk.calendar)}: {call.state}"
        case "tags", _:
            return f"Tag\t{change.key}" + ("" if change.new else " removed")
        case "contacts" | "watchers", _:
            label = "Copies to" if change.new else "No copies to"
            return f"{label}\t{person_name(change.key, after, scene.desk)}"
        case "letters", LetterRecord(state=LetterState.CANCELLED) as letter:
            return f"Not sent\t{letter.notice} to {person_name(letter.person, after, scene.desk)}"
    return ""


def _when(timer: Timer, scene: Scene) -> str:
    """Return when a timer is due, and when it acts where that is later."""
    calendar = scene.desk.calendar
    acts = in_words(timer.due_at, calendar)
    kind, _, days = timer.rule.partition(":")
    if kind != "calbh":
        return acts
    due = add_calendar_days(timer.anchor_at, int(days), calendar)
    return acts if due == timer.due_at else f"{in_words(due, calendar)}, sent {acts}"


def _set_already(before: Case, after: Case, scene: Scene) -> tuple[str, ...]:
    """STA-05: asking for the status that the ticket has is no error, and nothing new."""
    if before.ticket is None or after.ticket is None:
        return ()
    status = after.ticket.status
    asked = any(VERBS[one.verb].sets is status for one in scene.commands)
    if not asked or before.ticket.status is not status:
        return ()
    return (f"Status\talready {display_name(status, scene.policy)}",)


def _try_line(attempt: Attempt, after: Case, scene: Scene) -> str:
    """Return what the attempt was worth, and what is still missing."""
    policy = scene.policy
    way = FOR_THE_DESK.get(attempt.outcome, attempt.outcome)
    counted = counted_now(after, local(scene.now, scene.desk.calendar).date(), policy)
    if attempt.counted is Counted.EXTRA:
        why = f"{attempt.day} has its {attempt.channel} try already"
        return f"Contact try\textra ({way}): {why}, {len(counted)} of {policy.uc_min_attempts}"
    if attempt.counted is not Counted.YES:
        return f"Contact try\t{attempt.counted.value} ({way})"
    needed = missing(counted, policy)
    rest = f". Still needed: {needed}." if needed and len(counted) > 1 else ""
    return f"Contact try\t{len(counted)} of {policy.uc_min_attempts} ({way}){rest}"


def _words(name: str, value: object, case: Case, scene: Scene) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, Status):
        return display_name(value, scene.policy)
    if name in PERSON_FIELDS:
        return person_name(str(value), case, scene.desk)
    if name == "account_id" and isinstance(value, int):
        account = find_account(value, case)
        return account.name if account else str(value)
    if isinstance(value, datetime):
        return in_words(value, scene.desk.calendar)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("_", " ")


def _mailed(draft: Draft) -> tuple[str, ...]:
    scene, lines = draft.scene, []
    for one in draft.effects:
        if isinstance(one, SendNotice):
            name = person_name(one.to, draft.case, scene.desk)
            when = ""
            if one.not_before is not None:
                leaves = in_words(one.not_before, scene.desk.calendar).split()[2]
                when = f" (leaves at {leaves}, can be undone until then)"
            lines.append(f"{name}{when}")
    return tuple(dict.fromkeys(lines))


def _summary(changes: tuple[str, ...]) -> str:
    """Return the subject's words: the new values of what changed, in short."""
    parts = []
    for line in changes[:4]:
        label, _, value = line.partition("\t")
        new = value.rpartition(CHANGE)[2].partition(" (")[0]
        told = f"no {label.lower()}" if new == NOTHING else f"{label.lower()} {new}"
        parts.append(new if label == "Status" else told)
    return ", ".join(parts)


# --- errors -------------------------------------------------------------------------------


def error_letter(
    draft: MailDraft, refusals: tuple[Refusal, ...], *, kept: bool, resend: str = ""
) -> tuple[Effect, ...]:
    """N-34: each line with its error, where the text went, a block to send again."""
    scene = draft.scene
    event = scene.arrived.event
    codes = ", ".join(one.code.value for one in refusals)
    because = f"refused: {codes}"
    remark = Remark(kind=REFUSED, detail=codes, rule="CMD-08", because=because)
    if draft.case.known.receipts_last_hour >= scene.policy.loop_resource_per_hour:
        return (remark, over_budget(Notice.N_34, scene))
    lines = [one.line for one in event.mail.block.commands]
    elsewhere = [one for one in refusals if one.line not in lines]
    resend = resend or _filled_in(refusals)
    errors = [f"{one.line}\t{_sentence(one)}" for one in elsewhere]
    for number, line in enumerate(lines, 1):
        said = "\n".join(_sentence(one) for one in refusals if one.line == line)
        errors.append(f"line {number}   {line}\t{said or 'not done either'}")
    facts: dict[str, Fact] = {
        "errors": tuple(errors),
        "corrected": () if resend else _said_again(draft, refusals),
        "text": None if resend else text_below(scene.text, refusals),
        "resend": resend or None,
        "asked_again": any(one.code is ErrorCode.NOT_AT_THE_TOP for one in refusals),
        "no_such_ticket": draft.case.ticket is None and _names_no_ticket(refusals),
        "newer": _newer(refusals),
        "near": _near(refusals, draft),
        "first_error": _short(refusals[0]),
        "kept": kept,
    }
    letter = SendNotice(
        notice=Notice.N_34,
        to=scene.sender.person,
        facts=facts,
        rule="CMD-08",
        because=because,
    )
    return (remark, letter)


def _said_again(draft: MailDraft, refusals: tuple[Refusal, ...]) -> tuple[str, ...]:
    """Return the block to be sent again; by reply the text is inside, unless it says otherwise."""
    scene = draft.scene
    written = (*scene.arrived.event.mail.block.commands, *scene.arrived.addressed.lines)
    block = corrected(written, refusals, draft.case, scene)
    if not scene.is_public or not scene.text.strip():
        return block
    unheard = any(one.code is ErrorCode.NOT_APPROVED for one in refusals)  # a note is fine (TR-10)
    mark = f"#{Verb.INTERNAL}" if unheard else f"#{Verb.PUBLIC}"
    sections = any(_verb_of(one) in (Verb.HANDOFF, Verb.OOO) for one in block)
    if sections or (scene.asks(Verb.PUBLIC) and not unheard):
        return block
    return (*block, mark)


def _filled_in(refusals: tuple[Refusal, ...]) -> str:
    """Return the mail as far as it was written, where a refusal brings it along (E-19)."""
    return next((dict(one.facts)["template"] for one in refusals if _brings(one)), "")


def _brings(refusal: Refusal) -> bool:
    return "template" in dict(refusal.facts)


def _names_no_ticket(refusals: tuple[Refusal, ...]) -> bool:
    """Whether the mail itself names a ticket that does not exist: an answer is about none, too."""
    return any(one.code is ErrorCode.NO_SUCH_TICKET and not one.line for one in refusals)


def _newer(refusals: tuple[Refusal, ...]) -> str | None:
    """Return the words that came in while the answer was written (E-33)."""
    found = (dict(one.facts)["words"] for one in refusals if one.code is ErrorCode.CROSSED)
    return next(found, None)


def _sentence(refusal: Refusal) -> str:
    text = refusal.text()
    if _brings(refusal):  # which stands below, to be sent again
        text = text.replace(dict(refusal.facts)["template"], "").strip()
    return f"{refusal.code.value}: {text}"


def _short(refusal: Refusal) -> str:
    """Return the first sentence without its trailing stop: the subject's words."""
    if refusal.code is ErrorCode.SEVERAL_TICKETS:  # of numbers a subject has its own alone
        return refusal.text().partition(" (")[0]
    if refusal.code is ErrorCode.ATTEMPT_INCOMPLETE:
        if "when" in dict(refusal.facts).get("missing", ""):
            return "Time and outcome of the call are missing"
        return "Outcome of the call is missing"
    sentence = re.split(r"\n|\. (?=[A-Z])", refusal.text(), maxsplit=1)[0]
    return sentence.rstrip(".:").replace("`", "")


def _suggestions(refusal: Refusal) -> list[str]:
    """Return the command lines that a refusal itself offers."""
    facts = dict(refusal.facts)
    found = [one.strip() for one in facts.get("suggestions", "").split(",")]
    example = facts.get("example", "")
    found.append(f"#defer {example}" if refusal.code is ErrorCode.NO_DUE_DATE else example)
    return [one for one in found if one.startswith("#") and " (" not in one]


def _near(refusals: tuple[Refusal, ...], draft: MailDraft) -> tuple[str, ...]:
    """Return the commands nearest to what was written: by spelling, else by what they are for."""
    found: list[str] = []
    for refusal in refusals:
        found += _suggestions(refusal)
        if refusal.code is not ErrorCode.UNKNOWN_COMMAND:  # those bring theirs along
            found += _beside(refusal.line, draft)
    return tuple(dict.fromkeys(found))[:NEAR_MAX]


def _beside(line: str, draft: MailDraft) -> list[str]:
    """Return examples of the verbs that stand beside this line's verb in the command table.

    What the sender may not decide, or what needs a ticket that the mail does not name, is none.
    """
    verb, staff = _verb_of(line), draft.scene.desk.find_staff(draft.scene.sender.person)
    if verb is None:
        return []
    decides = staff is not None and Role.TRIAGER in staff.roles
    table = [
        one
        for one, row in VERBS.items()
        if row.phase is VERBS[verb].phase
        and (decides or row.who is not Who.TRIAGER or one is verb)
        and (draft.case.ticket is not None or not row.needs_ticket or one is verb)
    ]
    here = table.index(verb)
    nearest = sorted(table, key=lambda one: abs(table.index(one) - here))
    return [VERBS[one].example for one in nearest[1 : NEAR_MAX + 1]]


def _verb_of(line: str) -> Verb | None:
    return find_verb(line.lstrip("# ").split(" ")[0].split(":")[0])
