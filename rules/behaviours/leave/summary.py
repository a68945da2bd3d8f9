"""`#ooo`: what somebody on leave writes down for those who stay (OOO-01, OOO-02, OOO-09 to OOO-12).

The five sections are one internal note. The tag that goes with it lets the customer's next answer
unassign the ticket.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rules.clock import opening_of
from rules.commands.arguments import LeaveArgs
from rules.commands.grammar import find_date
from rules.commands.lookup import refuse, today
from rules.commands.refusals import TAKE_IT, ErrorCode, Refusal, WarningCode
from rules.commands.sections import Heading, find_sections, write_sections
from rules.commands.table import VERBS, Command, Verb
from rules.context import Scene
from rules.effects import (
    LEAVE_WRITTEN,
    AddTag,
    AddWatcher,
    ArmTimer,
    Effect,
    Fact,
    Remark,
    SendNotice,
    SetField,
    SetStatus,
    Warn,
    WithdrawNote,
)
from rules.model.audience import customers, ticket_of
from rules.model.leave import CC, find_summary, is_high, is_tagged
from rules.model.notice import Notice
from rules.model.status import CATALOGUE, Status, StatusClass
from rules.model.ticket import LEAVE_TAG, Case
from rules.model.timer import TimerKind
from rules.timing import find_timer

RETURN, TELL = "return", "tell"
SECTIONS = (
    Heading(
        "problem",
        "Problem",
        (
            "problem",
            "the problem",
            "summary",
            "issue",
            "what is the problem",
            "problem to be solved",
        )
        + ("what is the problem to be solved", "the problem to be solved"),
    ),
    Heading(
        "done",
        "Action taken",
        ("action taken", "actions taken", "action", "actions", "taken", "done", "steps taken"),
    ),
    Heading(
        "next",
        "Next steps",
        ("next steps", "next step", "next", "next steps needed", "next step needed", "remaining"),
    ),
    Heading("blockers", "Blockers", ("blockers", "blocker", "blocked by", "any blockers")),
)
RETURN_DATE = Heading(
    RETURN, "Return date", ("return date", "return", "date of return", "back on", "returning")
)
TELL_CUSTOMER = Heading(
    TELL, "Tell customer", ("tell customer", "tell the customer", "to customer", "customer")
)
NOT_YOURS = "The ticket is not yours, and #ooo is its owner's to say."
# Statuses with a date or an appointment of their own: they wait for that, not for the customer.
DATED = (Status.SCHEDULED, Status.DEFERRED)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a complete leave summary says beside its note."""

    return_on: date
    tell: str


def write_summary(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """OOO-02: note, tag, copy, date of return and Handover Status, in one go."""
    ticket, me = ticket_of(case), scene.sender.person
    if CATALOGUE[ticket.status].status_class is StatusClass.DONE:
        return refuse(ErrorCode.SUMMARY_ON_COMPLETED, command)
    if not ticket.primary:
        return refuse(ErrorCode.NO_PRIMARY, command, ("number", ticket.number))
    if ticket.primary != me:
        owner = scene.desk.find_staff(ticket.primary)
        name = owner.name if owner else ticket.primary
        facts = (("owner", name), ("ways", TAKE_IT), ("reason", NOT_YOURS))
        return refuse(ErrorCode.LOCKED, command, *facts)
    summary = _read(command, scene)
    if isinstance(summary, Refusal):
        return summary
    because = f"{scene.sender.name} goes on leave until {summary.return_on.isoformat()}"
    effects: list[Effect] = [
        AddWatcher(handle=me, reason=CC, rule="OOO-02", because=because),
        SetField(name="ooo_return_on", value=summary.return_on, rule="OOO-02", because=because),
        SetField(name="handover", value="requested", rule="OOO-02", because=because),
    ]
    standing = find_summary(case)
    if standing is not None:
        newer = f"{scene.sender.name} wrote a newer summary"
        effects.append(WithdrawNote(note_id=standing.id, rule="OOO-02", because=newer))
    if not is_tagged(case):
        effects.append(AddTag(name=LEAVE_TAG, by=me, at=scene.at, rule="OOO-02", because=because))
    told = "the customer's next answer unassigns the ticket and puts it into the global queue"
    effects.append(Remark(kind=LEAVE_WRITTEN, detail=told, rule="OOO-02", because=because))
    effects += _pending(case, scene, because)
    effects += hold_reminder(case, scene, summary.return_on)
    return (*effects, *_tell_customer(case, summary, scene))


# --- the sections -------------------------------------------------------------------------


def _read(command: Command, scene: Scene) -> Summary | Refusal:
    """OOO-12: return what the sections say; E-19 names all that is missing."""
    assert isinstance(command.args, LeaveArgs)
    found = find_sections(scene.text, (*SECTIONS, RETURN_DATE, TELL_CUSTOMER))
    lacking = [one.label for one in SECTIONS if one.key not in found]
    day = command.args.return_on
    if day is None and RETURN in found:
        read = find_date(found[RETURN], today(scene), scene.desk.calendar)
        if isinstance(read, Refusal):
            return Refusal(read.code, read.facts, command.line.line)
        day = read.value if read else None
    if day is None:
        lacking.append(RETURN_DATE.label)
    elif day < today(scene):
        lacking.append(f"{RETURN_DATE.label} ({day.isoformat()} is in the past)")
        day = None
    if lacking or day is None:
        facts = (("sections", ", ".join(lacking)), ("template", _template(found, day, scene)))
        return refuse(ErrorCode.SUMMARY_INCOMPLETE, command, *facts)
    return Summary(day, found.get(TELL, ""))


def _template(found: dict[str, str], day: date | None, scene: Scene) -> str:
    """Return the summary as far as it was written, to be filled in and sent again."""
    first = f"#ooo return {day.isoformat()}" if day else "#ooo return YYYY-MM-DD"
    others = [one.line.line for one in scene.commands if one.verb is not Verb.OOO and one.line.line]
    lines = [first, *others, *write_sections(found, SECTIONS)]
    if TELL in found:
        lines += write_sections(found, (TELL_CUSTOMER,))
    return "\n".join(dict.fromkeys(lines))


# --- what follows -------------------------------------------------------------------------


def _pending(case: Case, scene: Scene, because: str) -> tuple[Effect, ...]:
    """OOO-10: severity 3 and below waits for the customer, unless the mail says otherwise."""
    ticket = ticket_of(case)
    named = any(VERBS[one.verb].sets or one.verb is Verb.STATUS for one in scene.commands)
    if is_high(ticket.severity) or named or ticket.internal:
        return ()
    if ticket.status in (*DATED, Status.WAITING_CUSTOMER):
        return ()
    if Status.WAITING_CUSTOMER not in scene.desk.pickable(ticket.category, scene.policy):
        return ()
    order = SetStatus(
        status=Status.WAITING_CUSTOMER,
        by_human=True,
        actor=scene.sender.person,
        at=scene.at,
        rule="OOO-10",
        because=because,
    )
    return (order,)


def hold_reminder(case: Case, scene: Scene, return_on: date) -> tuple[Effect, ...]:
    """OOO-10, C-02: no reminder goes to the customer before the day of return."""
    reminder = find_timer(case, TimerKind.WAITING_REMINDER)
    if reminder is None or not scene.policy.ooo_hold_reminders:
        return ()
    opening = opening_of(return_on, scene.desk.calendar)
    if reminder.due_at >= opening:
        return ()
    order = ArmTimer(
        kind=reminder.kind,
        timer_rule=reminder.rule,
        anchor_at=reminder.anchor_at,
        due_at=opening,
        rule="OOO-10",
        because=f"no reminder during leave; back on {return_on.isoformat()}",
    )
    return (order,)


def _tell_customer(case: Case, summary: Summary, scene: Scene) -> tuple[Effect, ...]:
    """OOO-09: the customer hears of the leave by N-16; W-13 where they do not."""
    ticket = ticket_of(case)
    if ticket.internal:
        return ()
    if is_high(ticket.severity):
        return _not_told(summary, scene)
    if not summary.tell:
        because = "a leave summary without a word to the customer"
        code = WarningCode.CUSTOMER_NOT_TOLD_OF_LEAVE
        return (Warn(code=code, rule="OOO-09", because=because),)
    facts: dict[str, Fact] = {
        "author": scene.sender.person,
        "back_on": summary.return_on,
        "text": summary.tell,
    }
    hold = scene.hold() or scene.now
    if ticket.last_letter_at is not None:  # GW-23
        gap = timedelta(hours=scene.policy.quiet_gap_hours)
        hold = max(hold, ticket.last_letter_at + gap)
    return tuple(
        SendNotice(
            notice=Notice.N_16,
            to=person,
            facts=facts,
            not_before=hold,
            rule="OOO-09",
            because=f"{scene.sender.name} tells the customer of the leave",
        )
        for person in customers(case)
    )


def _not_told(summary: Summary, scene: Scene) -> tuple[Effect, ...]:
    """OOO-09.c: severity 1 and 2 are handed over; who is away is nothing to tell the customer."""
    if not summary.tell:
        return ()
    code = WarningCode.CUSTOMER_NOT_TOLD
    detail = (
        f"{code.value} “Tell customer:” was not sent: severity 1 and 2 are handed over. "
        "#assign @name finds somebody; #public tells the customer."
    )
    return (Warn(code=code, detail=detail, rule="OOO-09", because="severity 1 or 2"),)
