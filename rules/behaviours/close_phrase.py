"""ST-35: "is resolved" in the subject of a mail into a ticket."""

from __future__ import annotations

from rules.arrival.notes import name_of, words_for_alert
from rules.behaviour import NOT_TAKEN, Behaviour, Taken
from rules.context import MailScene, Scene
from rules.effects import Effect, Fact, Remark, SetStatus
from rules.findings import EndedAnswered
from rules.model.audience import find_account, ticket_of
from rules.model.completion_gates import gate_reasons
from rules.model.notice import Notice
from rules.model.phrases import CloseVerdict, close_reading
from rules.model.status import DONE, Status
from rules.model.ticket import Case
from rules.model.timer import Timer, TimerKind
from rules.sender.trust import Level
from rules.staff_letters import tell_owners


def takes(before: Case, case: Case, scene: MailScene) -> Taken:
    """Settle the mail where its subject says that it can be closed; remark on a doubtful one.

    On a ticket that is done such a mail is a note and no more (ST-35.f).
    """
    if scene.forwarder:  # the subject is that of who passed it on
        return NOT_TAKEN
    verdict, why = verdict_of(before, scene)
    closes = verdict is CloseVerdict.CLOSE
    if ticket_of(before).status in DONE:
        return Taken(is_settled=closes)
    effects = close_phrase(case, verdict, why, scene)
    findings = (EndedAnswered(scene.arrived.event.mail),) if closes else ()
    return Taken(effects, is_settled=closes, findings=findings, hint=why)


def verdict_of(case: Case, scene: MailScene) -> tuple[CloseVerdict, str]:
    """Return the verdict on the subject, and what makes an ambiguous one so."""
    event = scene.arrived.event
    answered = set(event.mail.in_reply_to) | set(event.mail.references[-1:])
    parent = next((one.subject for one in reversed(case.notes) if one.message_id in answered), "")
    verdict, why = close_reading(
        event.mail.subject,
        ticket_of(case).title,
        scene.policy.phrases_close,
        parent_subject=parent,
    )
    if verdict is CloseVerdict.CLOSE and _wants_proof(case, scene):
        return CloseVerdict.AMBIGUOUS, "not proved"
    return verdict, why


def _wants_proof(case: Case, scene: Scene) -> bool:
    """ST-35: an account with `strict_auth` closes by proved mail alone."""
    account = find_account(ticket_of(case).account_id, case)
    return account is not None and account.strict_auth and scene.sender.level < Level.PROVED


def close_phrase(case: Case, verdict: CloseVerdict, why: str, scene: Scene) -> tuple[Effect, ...]:
    """Return the remark on the phrase and, when it closes, the status and N-15."""
    if verdict is CloseVerdict.NONE:
        return ()
    detail = f"{verdict.value} {why}".strip()
    remark = Remark(
        kind="close_phrase",
        detail=detail,
        rule="ST-35",
        because="a close phrase stands in the subject",
    )
    if verdict is not CloseVerdict.CLOSE:
        return (remark,)
    because = "the subject says that it can be closed"
    facts: dict[str, Fact] = {
        "from_name": name_of(scene.sender),
        "at": scene.at,
        "text": words_for_alert(scene),
    }
    told = tell_owners(Notice.N_15, facts, case, scene, rule="ST-35", because=because)
    if ticket_of(case).status is Status.SAYS_CLOSE:
        return (remark, *told)
    change = SetStatus(status=Status.SAYS_CLOSE, at=scene.at, rule="ST-35", because=because)
    return (remark, change, *told)


def nudge(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """Remind the owner; or complete by itself where the desk wants that and the gates hold."""
    if scene.policy.says_close_auto_complete and not gate_reasons(case, scene.policy):
        because = "nobody objected to the close phrase"
        return (SetStatus(status=Status.COMPLETE, at=scene.now, rule="C-03", because=because),)
    note = case.notes[-1] if case.notes else None
    facts: dict[str, Fact] = {
        "from_name": note.author_name if note else None,
        "at": note.at if note else None,
        "text": note.text if note else None,
        "again": True,
    }
    because = "it still says that it can be closed"
    return tell_owners(Notice.N_15, facts, case, scene, rule="ST-35", because=because)


BEHAVIOUR = Behaviour(takes=takes, timers={TimerKind.SAYS_CLOSE_NUDGE: nudge})
