"""Turn-around: the reply clock, the heads-up, the 24 Hour Rule (S2, TAT-01 to TAT-06)."""

from __future__ import annotations

from datetime import datetime, time

from rules.behaviour import Behaviour
from rules.clock import add_business_days, local
from rules.commands.arguments import HeadsUpArgs, TargetArgs
from rules.commands.grammar import PlaceKind, PlaceRef
from rules.commands.lookup import instant, refuse, today
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.commands.table import Command, Verb
from rules.context import Scene
from rules.effects import (
    AddNote,
    CancelTimer,
    CreateTicket,
    Effect,
    Fact,
    Remark,
    SendNotice,
    SetField,
    SetStatus,
    Warn,
)
from rules.findings import Finding, SchedulerTold
from rules.model.audience import customers, is_done, owners, person_name, ticket_of, with_role
from rules.model.leave import stand_ins
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.ticket import Case, NoteType
from rules.model.timer import Timer, TimerKind
from rules.policy.choices import AutoHeadsUp
from rules.policy.desk import Role
from rules.policy.integration import News
from rules.sender.trust import Standing
from rules.staff_letters import tell_owners
from rules.timing import arm, find_timer, reply_rule

CLOCKS = (TimerKind.REPLY_DUE, TimerKind.REPLY_LEAD)
HEADS_UPS = (Notice.N_07, Notice.N_08)
ANSWERS = (*HEADS_UPS, Notice.N_21, Notice.N_31)  # templates that answer the customer (TAT-01)
UNREAD = (Notice.N_49, Notice.N_50)  # what nobody read is not answered by saying so
NEWS_ANSWERS = (News.LINK_SENT, News.BOOKED)  # of the scheduler
CUSTOMER_SIDE = (Standing.CONTACT, Standing.COLLEAGUE, Standing.STRANGER)


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Start the clock with the customer's words, stop it with ours."""
    match effect:
        case AddNote() if effect.note.type is NoteType.CUSTOMER:
            return () if _is_overdue(before) else _start(after, scene)
        case SetStatus() if _is_reopened(before, after) and scene.sender.standing in CUSTOMER_SIDE:
            return _start(after, scene)
        case CreateTicket() if not effect.ticket.internal:
            return _heads_up_clock(scene)
        case SendNotice():
            return _stop(after, effect, scene)
        case SetField(name="department") if before.ticket is not None:
            return _other_department(before, after, scene)
        case SetField(name="severity") if before.ticket is not None:
            return _new_target(before, after, scene)
        case SetField(name="effort_days"):
            return _sizable(after, scene)
        case SetField(name="last_customer_at", value=datetime() as at):
            return _wrote_again(after, at)
        case _:
            return ()


def _is_reopened(before: Case, after: Case) -> bool:
    return before.ticket is not None and is_done(before) and not is_done(after)


def _is_overdue(case: Case) -> bool:
    """TAT-01: say whether an older mail still waits although its time is over."""
    ticket = ticket_of(case)
    heard_at = ticket.last_letter_at or ticket.created_at  # the customer, of us
    return any(one.notice == Notice.N_39 and one.put_at > heard_at for one in case.letters)


def _start(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """TAT-01: the first unanswered mail starts it; thanks do not, nor does a closed ticket."""
    severity = ticket_of(case).severity
    rule, lead = (reply_rule(scene.policy, severity, lead=one) for one in (False, True))
    if not rule or find_timer(case, TimerKind.REPLY_DUE) or is_done(case) or scene.says_thanks:
        return ()
    because = "the customer waits for an answer"
    return (
        arm(TimerKind.REPLY_DUE, rule, scene.at, scene, rule="TAT-01", because=because),
        arm(TimerKind.REPLY_LEAD, lead, scene.at, scene, rule="TAT-01", because=because),
    )


def _new_target(before: Case, after: Case, scene: Scene) -> tuple[Effect, ...]:
    """TAT-01: a severity that is set while the customer waits moves the target, from their mail."""
    armed = find_timer(after, TimerKind.REPLY_DUE)
    old, new = ticket_of(before).severity, ticket_of(after).severity
    rule, lead = (reply_rule(scene.policy, new, lead=one) for one in (False, True))
    if armed is None or not rule or rule == reply_rule(scene.policy, old):
        return ()
    because = f"severity {new} has a target of its own" if new else "the severity was taken back"
    return (
        arm(TimerKind.REPLY_DUE, rule, armed.anchor_at, scene, rule="TAT-01", because=because),
        arm(TimerKind.REPLY_LEAD, lead, armed.anchor_at, scene, rule="TAT-01", because=because),
    )


def _heads_up_clock(scene: Scene) -> tuple[Effect, ...]:
    """TAT-02: counted from the request, whatever becomes of its reply clock."""
    rule = reply_rule(scene.policy, lead=True)
    if not rule:
        return ()
    because = "the customer should hear when it takes more than a day"
    return (arm(TimerKind.HEADSUP_DUE, rule, scene.at, scene, rule="TAT-02", because=because),)


def _stop(case: Case, effect: SendNotice, scene: Scene) -> tuple[Effect, ...]:
    """A human's words, or a heads-up, answer the customer (TAT-01, TAT-06)."""
    audience = MANNERS[effect.notice].audience
    if audience is Audience.STAFF or effect.notice in UNREAD:
        return ()
    written_at = scene.at if scene.by_human else scene.now  # not when its letter leaves
    marks: list[Effect] = []
    if ticket_of(case).last_letter_at != written_at:
        marks.append(_mark("last_letter_at", written_at))
    is_ours = scene.by_human and (effect.notice is Notice.N_03 or bool(effect.facts.get("text")))
    if is_ours:
        marks.append(_mark("last_public_at", scene.at))
    if effect.notice in HEADS_UPS:
        marks.append(_mark("heads_up_at", scene.at))
    if is_ours or effect.notice in ANSWERS:
        marks += answered(case, "the customer has an answer")
    return tuple(marks)


def answered(case: Case, because: str) -> tuple[Effect, ...]:
    """Stop the clocks of a customer who waits: they have heard of us."""
    return tuple(
        CancelTimer(kind=kind, rule="TAT-01", because=because)
        for kind in (*CLOCKS, TimerKind.HEADSUP_DUE)
        if find_timer(case, kind)
    )


def on_finding(case: Case, finding: Finding, scene: Scene) -> tuple[Effect, ...]:
    """TAT-01: what the customer hears from the scheduler counts."""
    if isinstance(finding, SchedulerTold) and finding.told.news in NEWS_ANSWERS:
        return answered(case, "the customer heard from the scheduler")
    return ()


def _mark(name: str, at: datetime) -> SetField:
    return SetField(name=name, value=at, rule="TAT-01", because="a mail goes to the customer")


def _other_department(before: Case, after: Case, scene: Scene) -> tuple[Effect, ...]:
    """TAT-03: the 24 Hour Rule when another department is needed."""
    ticket = ticket_of(after)
    unchanged = ticket_of(before).department == ticket.department
    automatic = scene.policy.tat_auto_24h is not AutoHeadsUp.OFF
    if unchanged or not automatic or ticket.internal or is_done(after) or scene.is_public:
        return ()
    if scene.asks(Verb.HEADSUP) or _heads_up_is_fresh(after):
        return ()
    if scene.asks(Verb.QUIET):
        because = "#quiet with a change of department"
        return (Warn(code=WarningCode.CUSTOMER_NOT_TOLD, rule="TAT-03", because=because),)
    return heads_up_department(after, scene, because="another department is needed")


def _heads_up_is_fresh(case: Case) -> bool:
    """Say whether a heads-up went out since the customer's last mail."""
    ticket = ticket_of(case)
    if ticket.heads_up_at is None:
        return False
    return ticket.last_customer_at is None or ticket.heads_up_at >= ticket.last_customer_at


def _wrote_again(case: Case, at: datetime) -> tuple[Effect, ...]:
    """TAT-03: a heads-up of the very same moment came before the customer's mail."""
    if ticket_of(case).heads_up_at != at:
        return ()
    because = "the customer wrote after the heads-up"
    return (SetField(name="heads_up_at", value=None, rule="TAT-03", because=because),)


def _sizable(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """TAT-05: more than a day's work is announced, by W-09 or by the gateway itself."""
    ticket = ticket_of(case)
    small = ticket.effort_days is None or ticket.effort_days <= 1
    if small or ticket.internal or scene.asks(Verb.HEADSUP) or _heads_up_is_fresh(case):
        return ()
    because = "more than one business day and no heads-up"
    if scene.policy.tat_auto_24h is AutoHeadsUp.ALWAYS and not scene.asks(Verb.QUIET):
        return heads_up_sizable(case, scene, because=because)
    return (Warn(code=WarningCode.NO_HEADS_UP, rule="TAT-05", because=because),)


def heads_up_department(
    case: Case, scene: Scene, *, because: str, group: str = ""
) -> tuple[Effect, ...]:
    """N-07 to the customer's people, about the department or about a group (TAT-04)."""
    desk, key = scene.desk, ticket_of(case).department
    teams = (one.name for one in (*desk.teams, *desk.groups) if one.key == group)
    departments = (one.public_name or one.name for one in desk.departments if one.key == key)
    name = next(teams if group else departments, "")
    days = scene.policy.tat_reply_business_days or 1
    facts: dict[str, Fact] = {
        "author": scene.sender.person or None,
        "department_public_name": name or None,
        "next_update": add_business_days(scene.at, days, scene.desk.calendar),
    }
    return tuple(
        SendNotice(
            notice=Notice.N_07,
            to=person,
            facts=facts,
            not_before=scene.hold(),
            rule="TAT-03",
            because=because,
        )
        for person in customers(case)
    )


# --- timers -------------------------------------------------------------------------------


def nudge_reply(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """N-38 two business hours before an answer is due; N-08 goes instead where the desk says so."""
    due = find_timer(case, TimerKind.REPLY_DUE)
    if due is None or due.due_at <= scene.now or _was_nudged(case, timer):
        return ()
    instead = find_timer(case, TimerKind.HEADSUP_DUE)
    always = scene.policy.tat_auto_24h is AutoHeadsUp.ALWAYS
    if always and instead is not None and instead.due_at <= timer.due_at:
        return ()
    return _nudge(case, scene, due.due_at, "TAT-01", "an answer is due soon")


def breach_reply(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """N-39 to the owner and the manager when nobody answered in time."""
    ticket = ticket_of(case)
    because = "no customer-visible mail within the time agreed"
    remark = Remark(kind="tat_breached", rule="TAT-01", because=because)
    told = (*owners(case, scene.desk), *stand_ins(case, scene.now, scene.desk))
    primary = scene.desk.find_staff(ticket.primary)
    bosses = (primary.manager,) if primary and primary.manager else ()
    copies = bosses or with_role(Role.LEAD, scene.desk)
    facts: dict[str, Fact] = {
        "at": timer.anchor_at,
        "reply_due": timer.due_at,
        "manager": ", ".join(person_name(one, case, scene.desk) for one in copies) or None,
    }
    letters = tuple(
        SendNotice(notice=Notice.N_39, to=person, facts=facts, rule="TAT-01", because=because)
        for person in dict.fromkeys((*told, *copies))
    )
    return (remark, *letters)


def nudge_heads_up(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """TAT-02: ask for a heads-up, or send N-08 where the desk wants that."""
    if is_done(case):
        return ()
    because = "not solved within a business day, and the customer does not know"
    if scene.policy.tat_auto_24h is AutoHeadsUp.ALWAYS:
        return heads_up_sizable(case, scene, because=because)
    if _was_nudged(case, timer):
        return ()
    due = find_timer(case, TimerKind.REPLY_DUE)
    return _nudge(case, scene, due.due_at if due else None, "TAT-02", because)


def heads_up_sizable(
    case: Case,
    scene: Scene,
    *,
    because: str,
    promised: datetime | None = None,
    text: str = "",
) -> tuple[Effect, ...]:
    """N-08 to the customer's people."""
    facts: dict[str, Fact] = {
        "author": scene.sender.person or None,
        "promised": local(promised, scene.desk.calendar).date() if promised else None,
        "text": text or None,
    }
    return tuple(
        SendNotice(
            notice=Notice.N_08,
            to=person,
            facts=facts,
            not_before=scene.hold(),
            # GW-17: with a resource's own words go the files of their mail, once.
            files=() if scene.is_public or not text else scene.relayed_files,
            rule="TAT-02",
            because=because,
        )
        for person in customers(case)
    )


def _was_nudged(case: Case, timer: Timer) -> bool:
    """Reply clock and heads-up clock of a first mail come due together: one N-38 is enough."""
    return any(one.notice == Notice.N_38 and one.put_at >= timer.due_at for one in case.letters)


def _nudge(
    case: Case, scene: Scene, due: datetime | None, rule: str, because: str
) -> tuple[Effect, ...]:
    facts: dict[str, Fact] = {
        "from_name": person_name(ticket_of(case).contact, case, scene.desk),
        "at": ticket_of(case).last_customer_at,
        "reply_due": due,
    }
    return tell_owners(Notice.N_38, facts, case, scene, rule=rule, because=because)


# --- its commands ---


def heads_up(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """TAT-04, TAT-05: N-07 with a change of department in the same mail, else N-08."""
    args = command.args
    assert isinstance(args, HeadsUpArgs)
    if args.day is not None and args.day < today(scene):
        return refuse(ErrorCode.IN_THE_PAST, command, ("when", args.day.isoformat()))
    because = f"{scene.sender.name} tells the customer early"
    if scene.asks(Verb.DEPT):
        return heads_up_department(case, scene, because=because)
    if any(_is_group(one) for one in scene.commands):
        return heads_up_department(case, scene, because=because, group=ticket_of(case).group)
    promised = instant(args.day, time(12, 0), scene) if args.day else None
    return heads_up_sizable(case, scene, because=because, promised=promised, text=args.text)


def _is_group(command: Command) -> bool:
    """Say whether a line gives the ticket to a team or a group (TAT-04)."""
    args = command.args
    return (
        command.verb is Verb.ASSIGN
        and isinstance(args, TargetArgs)
        and isinstance(args.target, PlaceRef)
        and args.target.kind in (PlaceKind.TEAM, PlaceKind.GROUP)
    )


BEHAVIOUR = Behaviour(
    on_effect=on_effect,
    timers={
        TimerKind.REPLY_LEAD: nudge_reply,
        TimerKind.REPLY_DUE: breach_reply,
        TimerKind.HEADSUP_DUE: nudge_heads_up,
    },
    commands={Verb.HEADSUP: heads_up},
    on_finding=on_finding,
)
